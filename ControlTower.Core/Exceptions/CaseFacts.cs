using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions;

/// <param name="Signal">What told of it, as source and id joined by <see cref="Keys.Separator"/>; null where the tower found it itself.</param>
[FactKind("case.opened")]
public sealed record CaseOpened(string Case, Deviation Deviation, string? Signal) : IFact
{
    /// <summary>The person who told of it by hand; null where a system did.</summary>
    public string? ToldBy { get; init; }
}

/// <param name="Worse">Worsening un-acknowledges and takes a case off the shelf.</param>
[FactKind("case.updated")]
public sealed record CaseUpdated(string Case, Deviation Deviation, string? Signal, bool Worse) : IFact
{
    /// <summary>The person who told of it by hand; null where a system did.</summary>
    public string? ToldBy { get; init; }
}

/// <summary>The disruption has lasted longer than was told, and crossed a limit by the clock.</summary>
[FactKind("case.lengthened")]
public sealed record CaseLengthened(string Case, decimal Hours) : IFact
{
    /// <summary>How bad it is by now; null is high.</summary>
    public Severity? Severity { get; init; }
}

/// <summary>Time alone reached a limit that the conditions of a protocol name: it is looked at again.</summary>
[FactKind("case.limitReached")]
public sealed record CaseLimitReached(string Case) : IFact;

[FactKind("case.impactAssessed")]
public sealed record CaseImpactAssessed(string Case, int Revision, Impact Impact, Urgency Urgency) : IFact;

[FactKind("case.acknowledged")]
public sealed record CaseAcknowledged(string Case) : IFact;

/// <param name="Owner">A person's id; null gives it back to the queue.</param>
[FactKind("case.assigned")]
public sealed record CaseAssigned(string Case, string? Owner) : IFact;

[FactKind("case.noted")]
public sealed record CaseNoted(string Case, string Text) : IFact;

[FactKind("case.shelved")]
public sealed record CaseShelved(string Case, DateTimeOffset Until, string Reason) : IFact;

[FactKind("case.unshelved")]
public sealed record CaseUnshelved(string Case) : IFact;

[FactKind("case.returnedToNormal")]
public sealed record CaseReturnedToNormal(string Case, string? Signal, string Because) : IFact;

[FactKind("case.resolved")]
public sealed record CaseResolved(string Case, string Reason) : IFact;

[FactKind("case.reopened")]
public sealed record CaseReopened(string Case, string Reason) : IFact;

[FactKind("case.decided")]
public sealed record CaseDecided(string Case, bool Automatic) : IFact
{
    /// <summary>Production is planned anew, so what is at risk is reckoned anew; null where it is not.</summary>
    public bool? Replanned { get; init; }
}

/// <summary>Every required function's action was carried out.</summary>
[FactKind("case.acted")]
public sealed record CaseActed(string Case) : IFact;

/// <summary>What was decided could not be carried out: a person has to look at it again.</summary>
[FactKind("case.handedBack")]
public sealed record CaseHandedBack(string Case, string Because) : IFact;

/// <summary>The outside world reported the effect.</summary>
[FactKind("case.confirmed")]
public sealed record CaseConfirmed(string Case, string? Signal) : IFact;

[FactKind("incident.opened")]
public sealed record IncidentOpened(string Incident, string Title, IReadOnlyList<string> Cases) : IFact;

[FactKind("incident.joined")]
public sealed record IncidentJoined(string Incident, string Case) : IFact;
