using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>A backtest as it is answered.</summary>
public sealed record BacktestShape(IReadOnlyList<TimelineEntry> Timeline, BacktestSummary Summary);

/// <summary>Two backtests beside each other. Their timelines are read by playing each alone, or as those of the job.</summary>
public sealed record ComparisonShape(BacktestSummary Left, BacktestSummary Right, TimelineComparison Differences)
{
    public static ComparisonShape Of(ComparedBacktest compared) => new(compared.Left.Summary, compared.Right.Summary, compared.Differences);
}
