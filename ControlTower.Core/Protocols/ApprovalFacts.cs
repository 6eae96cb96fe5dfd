using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols;

[FactKind("approval.requested")]
public sealed record ApprovalRequested(Approval Approval) : IFact;

/// <summary>A function agreed.</summary>
/// <param name="Option">What the answer is bound to.</param>
[FactKind("approval.answered")]
public sealed record ApprovalAnswered(string Approval, string Function, string? StandIn, string Option, string OptionHash, string Reason) : IFact
{
    /// <summary>The person for whom a delegate answered.</summary>
    public string? OnBehalfOf { get; init; }

    public string? Delegation { get; init; }
}

/// <summary>A function refused, and the others may still agree without it.</summary>
[FactKind("approval.refused")]
public sealed record ApprovalRefused(string Approval, string Function, string? StandIn, string Reason) : IFact
{
    /// <summary>The person for whom a delegate answered.</summary>
    public string? OnBehalfOf { get; init; }

    public string? Delegation { get; init; }
}

/// <summary>Who answered took it back before it was decided.</summary>
[FactKind("approval.answerWithdrawn")]
public sealed record ApprovalAnswerWithdrawn(string Approval, string Function, string Reason) : IFact;

/// <summary>When it was to be carried out, an answer no longer stood: it is asked again.</summary>
[FactKind("approval.answerLapsed")]
public sealed record ApprovalAnswerLapsed(string Approval, string Function, string Because) : IFact;

/// <summary>One function after the other: the next is asked, and its window begins.</summary>
[FactKind("approval.handedOn")]
public sealed record ApprovalHandedOn(string Approval, string Function, DateTimeOffset Deadline) : IFact;

/// <summary>When it was to be carried out, it was above the authority of those who agreed: a function of the ladder must agree as well.</summary>
/// <param name="Level">The rungs that have joined, counting this one.</param>
[FactKind("approval.widened")]
public sealed record ApprovalWidened(string Approval, int Level, string Function, string Because, DateTimeOffset Deadline) : IFact;

/// <summary>It is decided: it will be carried out.</summary>
[FactKind("approval.approved")]
public sealed record ApprovalApproved(string Approval, string Option, string OptionHash, string Reason) : IFact;

/// <summary>It is decided: it will not be carried out.</summary>
/// <param name="Function">Whose refusal decided it.</param>
[FactKind("approval.rejected")]
public sealed record ApprovalRejected(string Approval, string Function, string Reason) : IFact
{
    public string? StandIn { get; init; }

    /// <summary>The person for whom a delegate answered.</summary>
    public string? OnBehalfOf { get; init; }
}

/// <param name="Level">The rungs that have joined, counting this one.</param>
[FactKind("approval.escalated")]
public sealed record ApprovalEscalated(string Approval, int Level, string Function, DateTimeOffset Deadline) : IFact;

[FactKind("approval.timedOut")]
public sealed record ApprovalTimedOut(string Approval, TimeoutPolicy Policy) : IFact;

[FactKind("approval.voided")]
public sealed record ApprovalVoided(string Approval, string Because) : IFact;
