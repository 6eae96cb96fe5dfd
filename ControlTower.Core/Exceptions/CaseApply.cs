using System.Globalization;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions;

/// <summary>How cases change with each fact.</summary>
internal static class CaseApply
{
    public static CaseState Apply(CaseState state, Fact fact) => fact.Body switch
    {
        CaseOpened opened => Open(state, opened, fact),
        CaseUpdated updated => Update(state, updated),
        CaseLengthened lengthened => Lengthen(state, lengthened),
        CaseImpactAssessed assessed => With(state, assessed.Case, one => one with { Impact = assessed.Impact, Urgency = assessed.Urgency }) with
        {
            ImpactDue = state.ImpactDue.Remove(assessed.Case),
        },
        CaseAcknowledged one => With(state, one.Case, open => open with
        {
            Status = CaseStatus.Acknowledged,
            AcknowledgedAt = open.AcknowledgedAt ?? fact.RecordedAt,
            AcknowledgedBy = fact.Actor,
        }),
        CaseAssigned assigned => With(state, assigned.Case, one => one with { Owner = assigned.Owner }),
        CaseNoted noted => With(state, noted.Case, one => one with { Notes = [.. one.Notes, new(fact.RecordedAt, fact.Actor, noted.Text)] }),
        CaseShelved shelved => Shelve(state, shelved),
        CaseUnshelved unshelved => With(state, unshelved.Case, OffTheShelf) with { ShelfEnds = state.ShelfEnds.With(unshelved.Case, null) },
        CaseReturnedToNormal normal => With(state, normal.Case, one => one with
        {
            Status = CaseStatus.ReturnedToNormal,
            ShelvedUntil = null,
            StatusBeforeShelf = null,
            Revision = one.Revision + 1,
        }) with
        {
            Crossings = state.Crossings.With(normal.Case, null),
            ShelfEnds = state.ShelfEnds.With(normal.Case, null),
        },
        CaseResolved resolved => Resolve(state, resolved, fact.RecordedAt),
        CaseReopened reopened => Reopen(state, reopened, Actors.PersonOf(fact.Actor)),
        CaseDecided decided => With(state, decided.Case, one => one with
        {
            DecidedAt = one.DecidedAt ?? fact.RecordedAt,
            AcknowledgedAt = one.AcknowledgedAt ?? fact.RecordedAt,
            Automatic = decided.Automatic,
            Status = one.Status is CaseStatus.New or CaseStatus.Acknowledged ? CaseStatus.InProgress : one.Status,
            StatusBeforeShelf = one.Status == CaseStatus.Shelved ? CaseStatus.InProgress : null,
        }) with
        {
            ImpactDue = decided.Replanned == true && state.Open.ContainsKey(decided.Case) ? state.ImpactDue.Set(decided.Case, true) : state.ImpactDue,
        },
        CaseActed acted => With(state, acted.Case, one => one with { ActedAt = one.ActedAt ?? fact.RecordedAt }),
        CaseHandedBack back => With(state, back.Case, one => one with
        {
            Status = one.Status is CaseStatus.Acknowledged or CaseStatus.InProgress ? CaseStatus.New : one.Status,
            StatusBeforeShelf = one.Status == CaseStatus.Shelved ? CaseStatus.New : one.StatusBeforeShelf,
            Revision = one.Revision + 1,
        }) with
        {
            ImpactDue = state.ImpactDue.Set(back.Case, true),
        },
        CaseConfirmed confirmed => With(state, confirmed.Case, one => one with { ConfirmedAt = one.ConfirmedAt ?? fact.RecordedAt }),
        IncidentOpened incident => Join(
            state with { Incidents = state.Incidents.Set(incident.Incident, new(incident.Incident, incident.Title, incident.Cases)), LastIncident = Number(incident.Incident) },
            incident.Incident, incident.Cases),
        IncidentJoined joined => Join(
            state with
            {
                Incidents = state.Incidents.Set(joined.Incident, state.Incidents[joined.Incident] with { Cases = [.. state.Incidents[joined.Incident].Cases, joined.Case] }),
            },
            joined.Incident, [joined.Case]),
        _ => state,
    };

    private static CaseState Open(CaseState state, CaseOpened opened, Fact fact)
    {
        var one = new ExceptionCase(opened.Case, opened.Deviation, CaseStatus.New, opened.Deviation.BeganAt, fact.RecordedAt)
        {
            Signals = opened.Signal is { } signal ? [signal] : [],
            ToldBy = opened.ToldBy is { } person ? [person] : null,
        };
        return state with
        {
            Open = state.Open.Set(one.Id, one),
            ByKey = state.ByKey.Set(one.Deviation.Key, one.Id),
            AtSite = Placed(state.AtSite, null, one),
            ImpactDue = state.ImpactDue.Set(one.Id, true),
            LastCase = Number(one.Id),
        };
    }

    private static CaseState Update(CaseState state, CaseUpdated updated)
    {
        var next = With(state, updated.Case, one =>
        {
            var fed = one.WithTeller(updated.ToldBy) with
            {
                Deviation = updated.Deviation with { BeganAt = one.Deviation.BeganAt },
                Signals = updated.Signal is { } signal ? Fed(one.Signals, signal) : one.Signals,
                Revision = one.Revision + 1,
            };
            if (fed.Status == CaseStatus.ReturnedToNormal) fed = fed with { Status = CaseStatus.New };
            return updated.Worse ? Unacknowledged(fed) : fed;
        });
        var known = next.Open[updated.Case];
        return next with
        {
            AtSite = Placed(next.AtSite, state.Open[known.Id], known),
            ImpactDue = next.ImpactDue.Set(known.Id, true),
            ShelfEnds = known.Status == CaseStatus.Shelved ? next.ShelfEnds : next.ShelfEnds.With(known.Id, null),
        };
    }

    /// <summary>The first stays, and of the others the newest.</summary>
    private static IReadOnlyList<string> Fed(IReadOnlyList<string> signals, string signal) =>
        signals.Count < ExceptionCase.SignalsKept ? [.. signals, signal] : [signals[0], .. signals.Skip(2), signal];

    private static CaseState Lengthen(CaseState state, CaseLengthened lengthened)
    {
        var next = With(state, lengthened.Case, one => Unacknowledged(one) with
        {
            Deviation = one.Deviation with { Hours = lengthened.Hours, Severity = lengthened.Severity ?? Severity.High },
            Revision = one.Revision + 1,
        });
        return next with
        {
            ImpactDue = state.ImpactDue.Set(lengthened.Case, true),
            ShelfEnds = state.ShelfEnds.With(lengthened.Case, null),
        };
    }

    private static CaseState Shelve(CaseState state, CaseShelved shelved)
    {
        var next = With(state, shelved.Case, one => one with
        {
            Status = CaseStatus.Shelved,
            ShelvedUntil = shelved.Until,
            StatusBeforeShelf = one.StatusBeforeShelf ?? one.Status,
        });
        return next with { ShelfEnds = state.ShelfEnds.With(shelved.Case, shelved.Until) };
    }

    private static ExceptionCase Unacknowledged(ExceptionCase one)
    {
        if (one.Status == CaseStatus.Shelved) one = OffTheShelf(one);
        return one.Status == CaseStatus.Acknowledged ? one with { Status = CaseStatus.New } : one;
    }

    private static ExceptionCase OffTheShelf(ExceptionCase one) =>
        one with { Status = one.StatusBeforeShelf ?? CaseStatus.New, ShelvedUntil = null, StatusBeforeShelf = null };

    private static CaseState Resolve(CaseState state, CaseResolved resolved, DateTimeOffset at)
    {
        var one = state.Open[resolved.Case];
        var kept = state.Resolved.Set(one.Id, one with
        {
            Status = CaseStatus.Resolved,
            ResolvedAt = at,
            Resolution = resolved.Reason,
            ShelvedUntil = null,
            StatusBeforeShelf = null,
        });
        if (kept.Count > CaseState.ResolvedKept + CaseState.DroppedAtOnce)
        {
            var oldest = kept.OrderBy(pair => pair.Value.ResolvedAt).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(CaseState.DroppedAtOnce);
            kept = oldest.Aggregate(kept, (rest, pair) => rest.Remove(pair.Key));
        }
        return state with
        {
            Open = state.Open.Remove(one.Id),
            Resolved = kept,
            ByKey = state.ByKey.Remove(one.Deviation.Key),
            AtSite = Placed(state.AtSite, one, null),
            ImpactDue = state.ImpactDue.Remove(one.Id),
            Crossings = state.Crossings.With(one.Id, null),
            ShelfEnds = state.ShelfEnds.With(one.Id, null),
        };
    }

    private static CaseState Reopen(CaseState state, CaseReopened reopened, string? person)
    {
        var one = state.Resolved[reopened.Case].WithTeller(person) with { Status = CaseStatus.New, ResolvedAt = null, Resolution = null };
        return state with
        {
            Open = state.Open.Set(one.Id, one),
            Resolved = state.Resolved.Remove(one.Id),
            ByKey = state.ByKey.Set(one.Deviation.Key, one.Id),
            AtSite = Placed(state.AtSite, null, one),
            ImpactDue = state.ImpactDue.Set(one.Id, true),
        };
    }

    private static CaseState Join(CaseState state, string incident, IReadOnlyList<string> cases)
    {
        foreach (var id in cases)
        {
            if (state.Open.ContainsKey(id)) state = With(state, id, one => one with { Incident = incident });
        }
        return state;
    }

    private static OrdinalMap<bool> Placed(OrdinalMap<bool> places, ExceptionCase? before, ExceptionCase? after)
    {
        foreach (var site in before?.Deviation.Sites ?? []) places = places.Remove(Keys.Of(site, before!.Id));
        foreach (var site in after?.Deviation.Sites ?? []) places = places.Set(Keys.Of(site, after!.Id), true);
        return places;
    }

    private static CaseState With(CaseState state, string id, Func<ExceptionCase, ExceptionCase> change) =>
        state with { Open = state.Open.Set(id, change(state.Open[id])) };

    private static int Number(string id) => int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
