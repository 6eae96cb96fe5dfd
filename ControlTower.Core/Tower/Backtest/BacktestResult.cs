namespace ControlTower.Core.Tower.Backtest;

/// <param name="Timeline">In order of time.</param>
public sealed record BacktestResult(IReadOnlyList<TimelineEntry> Timeline, BacktestSummary Summary);
