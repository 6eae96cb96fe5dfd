using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <remarks>BrokenOff: the program ended without warning while it was played.</remarks>
public enum BacktestPhase { Waiting, Running, Done, Cancelled, Failed, BrokenOff }

/// <summary>How a backtest in the background stands.</summary>
/// <param name="Problem">Why it failed or broke off.</param>
public sealed record BacktestStatus(string Id, BacktestPhase Phase, BacktestStep Step, string? Problem = null)
{
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Of the time that is played.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>As for <see cref="From"/>.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Null while it has not ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Two are held against each other.</summary>
    public bool Compares { get; init; }

    /// <summary>What it is for, where nobody asked for it by hand; null otherwise.</summary>
    public BacktestPurpose? Purpose { get; init; }

    /// <summary>Once it is done; of what is compared the first side.</summary>
    public BacktestResult? Result { get; init; }

    /// <summary>Once it is done, where two were compared.</summary>
    public ComparedBacktest? Compared { get; init; }

    public bool Ended => Phase is not (BacktestPhase.Waiting or BacktestPhase.Running);

    /// <summary>It ended without a result, so it can be played again.</summary>
    public bool MayBeginAgain => Ended && Phase != BacktestPhase.Done;

    /// <summary>The phase in a planner's words.</summary>
    public string Words => Phase == BacktestPhase.BrokenOff ? "broken off" : Phase.ToString().ToLowerInvariant();
}

/// <summary>What a backtest is played for.</summary>
/// <param name="About">The thing, the same as long as it is the same thing.</param>
/// <param name="Digest">Of what was played, so that it is not played again where nothing changed.</param>
public sealed record BacktestPurpose(string About, string Digest);
