using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How rows of cases follow from facts: by the state's own rules, applied to one case at a time.</summary>
internal static class CaseFold
{
    public static void Apply(Touched<ExceptionCase> cases, Fact fact)
    {
        if (fact.Body is CaseOpened opened) cases.Set(opened.Case, CaseApply.Apply(CaseState.Empty, fact).Open[opened.Case], fact.Sequence);
        else if (fact.Body is IncidentOpened incident) foreach (var id in incident.Cases) Join(cases, id, incident.Incident, fact.Sequence);
        else if (fact.Body is IncidentJoined joined) Join(cases, joined.Case, joined.Incident, fact.Sequence);
        else if (CaseOf(fact.Body) is { } id && cases.Find(id) is { } before) cases.Set(id, Next(before, fact), fact.Sequence);
    }

    public static CaseRow Row(ExceptionCase one, long version) => new()
    {
        Id = one.Id,
        Kind = one.Deviation.Kind,
        Status = one.Status,
        Title = one.Deviation.Title,
        Site = one.Deviation.Site,
        Function = one.Deviation.Function,
        Owner = one.Owner,
        Incident = one.Incident,
        Severity = one.Severity,
        Priority = one.Priority,
        Automatic = one.DecidedAt is null ? null : one.Automatic,
        OccurredAt = one.OccurredAt,
        DetectedAt = one.DetectedAt,
        AcknowledgedAt = one.AcknowledgedAt,
        DecidedAt = one.DecidedAt,
        ActedAt = one.ActedAt,
        ConfirmedAt = one.ConfirmedAt,
        ResolvedAt = one.ResolvedAt,
        Document = JsonSerializer.Serialize(one, CanonicalJson.Options),
        Version = version,
    };

    public static ExceptionCase CaseOf(CaseRow row) => JsonSerializer.Deserialize<ExceptionCase>(row.Document, CanonicalJson.Options)!;

    private static ExceptionCase Next(ExceptionCase before, Fact fact)
    {
        var alone = OrdinalMap<ExceptionCase>.Empty.Set(before.Id, before);
        var state = before.Open ? CaseState.Empty with { Open = alone } : CaseState.Empty with { Resolved = alone };
        return CaseApply.Apply(state, fact).Find(before.Id)!;
    }

    private static void Join(Touched<ExceptionCase> cases, string id, string incident, long version)
    {
        if (cases.Find(id) is { Open: true } one) cases.Set(id, one with { Incident = incident }, version);
    }

    private static string? CaseOf(IFact body) => body switch
    {
        CaseUpdated one => one.Case,
        CaseLengthened one => one.Case,
        CaseImpactAssessed one => one.Case,
        CaseAcknowledged one => one.Case,
        CaseAssigned one => one.Case,
        CaseNoted one => one.Case,
        CaseShelved one => one.Case,
        CaseUnshelved one => one.Case,
        CaseReturnedToNormal one => one.Case,
        CaseResolved one => one.Case,
        CaseReopened one => one.Case,
        CaseDecided one => one.Case,
        CaseActed one => one.Case,
        CaseConfirmed one => one.Case,
        _ => null,
    };
}
