using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Storage.Projections;

/// <param name="FirstDeadline">Before any escalation.</param>
internal sealed record KnownApproval(Approval Approval, DateTimeOffset FirstDeadline);

/// <summary>How rows of approvals follow from facts: by the state's own rules, applied to one approval at a time.</summary>
internal static class ApprovalFold
{
    public static void Apply(Touched<KnownApproval> approvals, Fact fact)
    {
        if (fact.Body is ApprovalRequested { Approval: { } asked }) approvals.Set(asked.Id, new(asked, asked.Deadline), fact.Sequence);
        else if (ApprovalOf(fact.Body) is { } id && approvals.Find(id) is { } before) approvals.Set(id, before with { Approval = Next(before.Approval, fact) }, fact.Sequence);
    }

    public static ApprovalRow Row(KnownApproval known, long version)
    {
        var one = known.Approval;
        return new()
        {
            Id = one.Id,
            Case = one.Case,
            Run = one.Run,
            Protocol = one.Protocol,
            ProtocolVersion = one.Version,
            Functions = string.Join(',', one.Functions.Select(wanted => wanted.Function)),
            Status = one.Status,
            RequestedAt = one.RequestedAt,
            FirstDeadline = known.FirstDeadline,
            Deadline = one.Deadline,
            EscalationLevel = one.EscalationLevel,
            DecidedAt = one.DecidedAt,
            DecidedBy = one.DecidedBy,
            Document = JsonSerializer.Serialize(one, CanonicalJson.Options),
            Version = version,
        };
    }

    public static KnownApproval ApprovalOf(ApprovalRow row) =>
        new(JsonSerializer.Deserialize<Approval>(row.Document, CanonicalJson.Options)!, row.FirstDeadline);

    private static Approval Next(Approval before, Fact fact) =>
        ProtocolApply.Apply(ProtocolState.Empty with { Approvals = OrdinalMap<Approval>.Empty.Set(before.Id, before) }, fact).Approvals[before.Id];

    private static string? ApprovalOf(IFact body) => body switch
    {
        ApprovalAnswered one => one.Approval,
        ApprovalRefused one => one.Approval,
        ApprovalAnswerWithdrawn one => one.Approval,
        ApprovalAnswerLapsed one => one.Approval,
        ApprovalHandedOn one => one.Approval,
        ApprovalWidened one => one.Approval,
        ApprovalApproved one => one.Approval,
        ApprovalRejected one => one.Approval,
        ApprovalEscalated one => one.Approval,
        ApprovalTimedOut one => one.Approval,
        ApprovalVoided one => one.Approval,
        _ => null,
    };
}
