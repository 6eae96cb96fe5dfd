using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class ApprovalRequestedWords() : FactWords<ApprovalRequested>("asks")
{
    protected override string Text(ApprovalRequested fact, TowerState state) =>
        $"{fact.Approval.Id} {string.Join(" and ", fact.Approval.Functions.Select(one => Function(state, one.Function)))}: {(fact.Approval.Options is [var first, ..] ? first.Title : fact.Approval.Case)}";

    protected override StatusKind? Status(ApprovalRequested fact) => StatusKind.Info;

    protected override string Href(ApprovalRequested fact) => Approval(fact.Approval.Id);

    internal static string Approval(string id) => $"/approvals/{Uri.EscapeDataString(id)}";
}

internal sealed class ApprovalApprovedWords() : FactWords<ApprovalApproved>("approved")
{
    protected override string Text(ApprovalApproved fact, TowerState state) => $"{fact.Approval} option {fact.Option}: {fact.Reason}";

    protected override StatusKind? Status(ApprovalApproved fact) => StatusKind.Ok;

    protected override string Href(ApprovalApproved fact) => ApprovalRequestedWords.Approval(fact.Approval);
}

internal sealed class ApprovalRejectedWords() : FactWords<ApprovalRejected>("rejected")
{
    protected override string Text(ApprovalRejected fact, TowerState state) => $"{fact.Approval} by {Function(state, fact.Function)}: {fact.Reason}";

    protected override string Href(ApprovalRejected fact) => ApprovalRequestedWords.Approval(fact.Approval);
}

internal sealed class ApprovalEscalatedWords() : FactWords<ApprovalEscalated>("escalated")
{
    protected override string Text(ApprovalEscalated fact, TowerState state) => $"{fact.Approval} to {Function(state, fact.Function)}";

    protected override StatusKind? Status(ApprovalEscalated fact) => StatusKind.Warning;

    protected override string Href(ApprovalEscalated fact) => ApprovalRequestedWords.Approval(fact.Approval);
}

internal sealed class RunActingWords() : FactWords<RunActing>("acting")
{
    protected override string Word(RunActing fact) => fact.Automatic ? "automatic" : "acting";

    protected override string Text(RunActing fact, TowerState state) =>
        $"{fact.Run} option {fact.Option}, {fact.Steps.Count} steps{(state.Protocols.Runs.Find(fact.Run) is { } run ? $", {Title(state, run.Case)}" : "")}";
}

internal sealed class StepDoneWords() : FactWords<StepDone>("step done")
{
    protected override string Text(StepDone fact, TowerState state) =>
        state.Protocols.Runs.Find(fact.Run)?.Steps.FirstOrDefault(step => step.Number == fact.Step) is { } done ? $"{fact.Run}: {done.Action}" : $"{fact.Run} step {fact.Step}";

    protected override StatusKind? Status(StepDone fact) => StatusKind.Ok;
}

internal sealed class StepFailedWords() : FactWords<StepFailed>("step failed")
{
    protected override string Text(StepFailed fact, TowerState state) => $"{fact.Run} step {fact.Step}: {fact.Because}";

    protected override StatusKind? Status(StepFailed fact) => StatusKind.Critical;
}
