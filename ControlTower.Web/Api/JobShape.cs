using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>How a piece of long work stands.</summary>
/// <param name="Status">waiting, running, done, cancelled or failed.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="Summary">Once it is done.</param>
/// <param name="Timeline">Where its timeline is read, once it is done.</param>
public sealed record JobShape(string Id, string Kind, BacktestPhase Status, JobProgress Progress, string? Problem, BacktestSummary? Summary, string? Timeline)
{
    public static JobShape Of(BacktestStatus status) => new(
        status.Id, "backtest", status.Phase, JobProgress.Of(status.Step), status.Problem, status.Result?.Summary,
        status.Result is null ? null : $"{ApiEndpoints.Prefix}/jobs/{status.Id}/timeline");
}

/// <param name="Share">0 to 1, four decimals.</param>
public sealed record JobProgress(long Done, long Total, decimal Share)
{
    public static JobProgress Of(BacktestStep step) => new(step.Done, step.Total, step.Total == 0 ? 0 : decimal.Round(step.Done / (decimal)step.Total, 4));
}
