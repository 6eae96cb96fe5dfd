using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Api;

/// <summary>A backtest as it is answered.</summary>
public sealed record BacktestShape(IReadOnlyList<TimelineEntry> Timeline, BacktestSummary Summary);
