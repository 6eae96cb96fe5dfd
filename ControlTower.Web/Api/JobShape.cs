using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>How a piece of long work stands.</summary>
/// <param name="Status">waiting, running, done, cancelled, failed or brokenOff.</param>
/// <param name="Problem">Why it failed or broke off.</param>
/// <param name="Kind">backtest, or comparison where two are compared.</param>
/// <param name="Summary">Once it is done; of what is compared the left one.</param>
/// <param name="Timeline">Where its timeline is read, once it is done.</param>
/// <param name="Comparison">Once it is done, where two are compared.</param>
public sealed record JobShape(string Id, string Kind, BacktestPhase Status, JobProgress Progress, string? Problem, BacktestSummary? Summary, string? Timeline, ComparisonShape? Comparison)
{
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null while it has not ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public static JobShape Of(BacktestStatus status) => new(
        status.Id, status.Compares ? "comparison" : "backtest", status.Phase, JobProgress.Of(status.Step), status.Problem, status.Result?.Summary,
        status.Result is null ? null : $"{ApiEndpoints.Prefix}/jobs/{status.Id}/timeline", status.Compared is { } compared ? ComparisonShape.Of(compared) : null)
    {
        AskedAt = status.AskedAt,
        EndedAt = status.EndedAt,
    };
}

/// <param name="Share">0 to 1, four decimals.</param>
public sealed record JobProgress(long Done, long Total, decimal Share)
{
    public static JobProgress Of(BacktestStep step) => new(step.Done, step.Total, step.Total == 0 ? 0 : decimal.Round(step.Done / (decimal)step.Total, 4));
}
