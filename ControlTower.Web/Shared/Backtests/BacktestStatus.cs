using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

public enum BacktestPhase { Waiting, Running, Done, Cancelled, Failed }

/// <summary>How a backtest in the background stands.</summary>
/// <param name="Problem">Why it failed.</param>
public sealed record BacktestStatus(string Id, BacktestPhase Phase, BacktestStep Step, string? Problem = null)
{
    /// <summary>Once it is done.</summary>
    public BacktestResult? Result { get; init; }

    public bool Ended => Phase is BacktestPhase.Done or BacktestPhase.Cancelled or BacktestPhase.Failed;
}
