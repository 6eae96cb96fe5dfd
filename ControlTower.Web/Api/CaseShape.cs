using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>A case as the API tells it.</summary>
public sealed record CaseShape
{
    public required string Id { get; init; }

    public required CaseKind Kind { get; init; }

    public required string Title { get; init; }

    public required CaseStatus State { get; init; }

    public required Priority Priority { get; init; }

    public required Severity Severity { get; init; }

    public required Urgency Urgency { get; init; }

    public required string Function { get; init; }

    public string? Owner { get; init; }

    public string? Site { get; init; }

    public string? OtherSite { get; init; }

    public required IReadOnlyList<string> Items { get; init; }

    public string? Reference { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null where nobody knows the end.</summary>
    public decimal? DisruptionHours { get; init; }

    public Quantity? Delta { get; init; }

    public decimal? Percent { get; init; }

    /// <summary>What the plan, or what was usual, led to expect.</summary>
    public Quantity? Expected { get; init; }

    public Quantity? Lower { get; init; }

    public Quantity? Upper { get; init; }

    public Quantity? Actual { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? ActedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? Resolution { get; init; }

    public DateTimeOffset? ShelvedUntil { get; init; }

    public string? Incident { get; init; }

    public Impact? Impact { get; init; }

    public required IReadOnlyList<CaseNote> Notes { get; init; }

    public required IReadOnlyList<SignalRef> Signals { get; init; }

    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>What keeps it from going on, such as a function that nobody holds.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public static CaseShape Of(TowerState state, ExceptionCase one, DateTimeOffset now) => new()
    {
        Id = one.Id,
        Kind = one.Deviation.Kind,
        Title = one.Deviation.Title,
        State = one.Status,
        Priority = one.Priority,
        Severity = one.Severity,
        Urgency = one.Urgency,
        Function = one.Deviation.Function,
        Owner = one.Owner,
        Site = one.Deviation.Site,
        OtherSite = one.Deviation.OtherSite,
        Items = one.Deviation.Items,
        Reference = one.Deviation.Reference,
        Reason = one.Deviation.Reason,
        DisruptionHours = one.DisruptionHours(now) is { } hours ? decimal.Round(hours, 4) : null,
        Delta = one.Deviation.Delta,
        Percent = one.Deviation.Percent,
        Expected = one.Deviation.Expected,
        Lower = one.Deviation.Lower,
        Upper = one.Deviation.Upper,
        Actual = one.Deviation.Actual,
        OccurredAt = one.OccurredAt,
        DetectedAt = one.DetectedAt,
        AcknowledgedAt = one.AcknowledgedAt,
        AcknowledgedBy = one.AcknowledgedBy,
        DecidedAt = one.DecidedAt,
        ActedAt = one.ActedAt,
        ConfirmedAt = one.ConfirmedAt,
        ResolvedAt = one.ResolvedAt,
        Resolution = one.Resolution,
        ShelvedUntil = one.ShelvedUntil,
        Incident = one.Incident,
        Impact = one.Impact,
        Notes = one.Notes,
        Signals = [.. one.Signals.Select(SignalRef.Of)],
        Runs = [.. state.Protocols.RunsFor(one.Id)],
        Warnings = WarningsOf(state, one),
    };

    /// <summary>Functions that are asked by a waiting approval, or own an open step, and that nobody holds.</summary>
    public static IReadOnlyList<string> WarningsOf(TowerState state, ExceptionCase one)
    {
        var asked = state.Protocols.RunsFor(one.Id)
            .Select(run => run.Approval is { } id ? state.Protocols.Approvals.Find(id) : null)
            .OfType<Approval>()
            .Where(approval => approval.Status == ApprovalStatus.Waiting)
            .SelectMany(approval => approval.Functions.Where(function => function.Actor is null).Select(function => function.Function));
        var steps = state.Protocols.RunsFor(one.Id).Where(run => run.Open).SelectMany(run => run.Steps.Where(step => !step.Over).Select(step => step.Function));
        return [.. asked.Concat(steps).Append(one.Deviation.Function).Distinct().Where(function => !state.People.Holders(function).Any()).Select(function => $"Nobody holds the function {function}.")];
    }
}

public sealed record SignalRef(string Source, string Id)
{
    public static SignalRef Of(string key)
    {
        var parts = key.Split(Keys.Separator);
        return new(parts[0], parts[1]);
    }
}
