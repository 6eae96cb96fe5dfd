using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>Two sets of protocols, played on the same signals over the same network with the same answers.</summary>
public sealed record ComparedBacktest(BacktestResult Left, BacktestResult Right, TimelineComparison Differences)
{
    public static ComparedBacktest Of(BacktestResult left, BacktestResult right) => new(left, right, TimelineComparison.Of(left.Timeline, right.Timeline));
}
