using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Situation;

/// <summary>Reads the open cases out of a state, the one that cannot wait first.</summary>
public static class CaseGlances
{
    /// <summary>More than these are not shown one by one anywhere; the list of all is on the page of cases.</summary>
    public const int Most = 500;

    /// <summary>By priority, then by time left, then by money at risk; shelved ones last.</summary>
    public static IReadOnlyList<CaseGlance> Of(TowerState state)
    {
        var sorted = state.Exceptions.Open.Values.Select(one => Read(state, one))
            .OrderBy(one => one.Shelved).ThenBy(one => one.Level)
            .ThenBy(one => one.Window?.Deadline ?? DateTimeOffset.MaxValue)
            .ThenByDescending(one => one.AtRisk?.Micros ?? 0).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Take(Most);
        return [.. sorted.Select((one, place) => one with { Rank = place + 1 })];
    }

    public static StatusKind LevelOf(Priority priority) => priority switch
    {
        Priority.Critical => StatusKind.Critical,
        Priority.Warning => StatusKind.Warning,
        _ => StatusKind.Watch,
    };

    private static CaseGlance Read(TowerState state, ExceptionCase one)
    {
        var runs = state.Protocols.RunsFor(one.Id).Where(run => run.Open).ToList();
        var approval = runs.Select(run => run.Approval is { } id ? state.Protocols.Approvals.Find(id) : null)
            .FirstOrDefault(found => found?.Status == ApprovalStatus.Waiting);
        var step = runs.Where(run => run.Status is RunStatus.Acting or RunStatus.Compensating).SelectMany(run => run.Steps)
            .Where(each => !each.Over).OrderBy(each => each.DueAt).FirstOrDefault();
        var (next, waits) = CaseNext.Of(state, one, (approval, step, runs.Exists(run => run.Status == RunStatus.Parked)));
        var (window, seen) = (WindowOf(one, approval, step), SeenWindowOf(one));
        var seenFirst = approval is not null && seen?.Deadline < window?.Deadline;
        return new(one.Id, one.Deviation.Title, PlaceOf(state, one.Deviation), LevelOf(one.Priority), one.Status, 0)
        {
            Done = DoneOf(one),
            Window = seenFirst ? seen : window,
            SeenFirst = seenFirst,
            Next = next,
            Waits = waits,
            Delta = DeltaOf(one.Deviation),
            AtRisk = one.Impact?.Worth,
            Orders = one.Impact?.Orders,
            Site = one.Deviation.Site,
            OtherSite = one.Deviation.OtherSite,
            Item = one.Deviation is { OtherSite: null, Site: not null, Items: [var only] } ? only : null,
            Function = one.Deviation.Function,
            Owner = one.Owner,
            Approval = approval?.Id,
            Asked = approval is null ? [] : [.. approval.Functions.Where(each => each.Actor is null).Select(each => each.Function).Concat(approval.Joined).Distinct()],
        };
    }

    private static int DoneOf(ExceptionCase one) =>
        one.ConfirmedAt is not null ? 5 : one.ActedAt is not null ? 4 : one.DecidedAt is not null ? 3 : one.AcknowledgedAt is not null ? 2 : 1;

    private static ResponseWindow? WindowOf(ExceptionCase one, Approval? approval, RunStep? step)
    {
        if (approval is not null) return new(approval.RequestedAt, approval.Deadline);
        if (step is not null) return new(one.DecidedAt ?? one.DetectedAt, step.DueAt);
        if (one is { Status: CaseStatus.Shelved, ShelvedUntil: { } until }) return new(one.DetectedAt, until);
        return SeenWindowOf(one);
    }

    private static ResponseWindow? SeenWindowOf(ExceptionCase one) =>
        one is { Status: CaseStatus.New, AcknowledgedAt: null } ? new(one.DetectedAt, one.DetectedAt + ResponseTargets.Acknowledged(one.Priority)) : null;

    private static string PlaceOf(TowerState state, Deviation deviation)
    {
        var from = NameOf(state, deviation.Site);
        var to = NameOf(state, deviation.OtherSite);
        return (from, to) switch
        {
            ({ } a, { } b) => $"{a} → {b}",
            ({ } a, null) => a,
            _ => deviation.Reference ?? (deviation.About is [var about, ..] ? about : "the tower"),
        };
    }

    private static string? NameOf(TowerState state, string? site) => site is null ? null : state.Network.Sites.Find(site)?.Name ?? site;

    private static string DeltaOf(Deviation deviation)
    {
        if (deviation.Percent is { } percent) return NumberFormat.Text(percent, percent == decimal.Round(percent) ? 0 : 1, signed: true) + " %";
        if (deviation.OpenEnded) return deviation.Kind switch { CaseKind.CarrierService => "stopped", CaseKind.LaneCondition => "slow", CaseKind.QualityHold => "held", _ => "down" };
        if (deviation.Hours is { } hours) return NumberFormat.Text(decimal.Round(hours), signed: true) + " h";
        return deviation.Delta is { } delta && delta != Quantity.Zero ? NumberFormat.Text(delta.Units, signed: true) : "";
    }
}
