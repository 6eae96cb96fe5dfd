using ControlTower.Core.Tower.Backtest;
using ControlTower.Core.Tower.Learning;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>A proposal with what it would have done.</summary>
/// <param name="Backtest">Null until its backtest is asked for, which the tower does by itself.</param>
internal sealed record ProposalShape(int Number, string Level, ProposalKind Kind, string Title, string Because, ProposalEvidence Evidence, int Version, string Text, ProposalBacktestShape? Backtest)
{
    public static ProposalShape Of(Proposal one, BacktestStatus? trial) =>
        new(one.Number, one.Level, one.Kind, one.Title, one.Because, one.Evidence, one.Version, one.Text, trial is null ? null : ProposalBacktestShape.Of(trial));
}

/// <param name="From">Of the time that was played.</param>
/// <param name="Problem">Why it failed or broke off.</param>
/// <param name="Published">As the protocols are; null until it is done, as for the others.</param>
/// <param name="Proposed">With the change.</param>
/// <param name="Cases">That would have gone another way.</param>
internal sealed record ProposalBacktestShape(string Job, BacktestPhase Status, DateTimeOffset From, DateTimeOffset To, string? Problem, ProposalSideShape? Published, ProposalSideShape? Proposed, int? Cases)
{
    public static ProposalBacktestShape Of(BacktestStatus trial) => new(
        trial.Id, trial.Phase, trial.From, trial.To, trial.Problem,
        trial.Compared is { } left ? ProposalSideShape.Of(left.Left.Summary) : null, trial.Compared is { } right ? ProposalSideShape.Of(right.Right.Summary) : null, trial.Compared?.Differences.Cases);
}

/// <param name="Asked">Questions to people.</param>
/// <param name="Outcome">Where nobody answers what was asked.</param>
/// <param name="AsBefore">Where people answer as they mostly did; null where the past does not tell, or nothing was asked.</param>
internal sealed record ProposalSideShape(int Asked, OutcomeFigures Outcome, OutcomeFigures? AsBefore)
{
    public static ProposalSideShape Of(BacktestSummary summary) => new(summary.Answers.Asked, summary.Outcome, summary.Range?.AsBefore);
}
