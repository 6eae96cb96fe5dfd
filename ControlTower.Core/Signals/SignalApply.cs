using System.Globalization;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals;

internal static class SignalApply
{
    public static SignalState Apply(SignalState state, Fact fact) => fact.Body switch
    {
        SignalAccepted accepted => Accept(state, accepted, fact),
        SignalRejected rejected => state with
        {
            Sources = rejected.Source is { } name ? Changed(state, name, fact.RecordedAt, source => source with { Rejected = source.Rejected + 1 }) : state.Sources,
            Rejected = state.Rejected.Set(
                rejected.Rejection, new(rejected.Rejection, fact.RecordedAt, rejected.Source, rejected.Id, rejected.Type, rejected.Reason, rejected.Event) { By = fact.Actor }),
            RejectedBy = state.RejectedBy.Set(Keys.Of(fact.Actor, rejected.Rejection), true),
            LastRejection = int.Parse(rejected.Rejection.AsSpan(3), CultureInfo.InvariantCulture),
        },
        RejectionClosed closed => state with
        {
            Rejected = state.Rejected.Remove(closed.Rejection),
            RejectedBy = state.Rejected.Find(closed.Rejection) is { } known ? state.RejectedBy.Remove(Keys.Of(known.By, closed.Rejection)) : state.RejectedBy,
        },
        SignalWithdrawn withdrawn => state with { Seen = state.Seen.Change(Keys.Of(withdrawn.Source, withdrawn.Id), seen => seen with { Withdrawn = true }) },
        SourceExpected expected => Expect(state, expected, fact.RecordedAt),
        SourcePrecedence set => state with
        {
            Precedences = set.Order.Count == 0 ? state.Precedences.Remove(set.Field) : state.Precedences.Set(set.Field, new(set.Field, set.Order, set.Hours)),
        },
        SignalMappingPut put => state with { Mappings = state.Mappings.Set(put.Mapping, new(put.Mapping, put.Version, put.Text, fact.RecordedAt, fact.Actor)) },
        SourceContradicted contradicted => Contradict(state, contradicted, fact.RecordedAt),
        SourceFellSilent silent => state with
        {
            Sources = state.Sources.Set(silent.Source, state.Sources[silent.Source] with { Silent = true }),
            Silence = state.Silence.With(silent.Source, null),
        },
        SignalIdsForgotten forgotten => state with { Seen = state.Seen.Without(forgotten.Before) },
        _ => state,
    };

    private static SignalState Accept(SignalState state, SignalAccepted accepted, Fact fact)
    {
        var known = Known(state, accepted.Source, fact.RecordedAt);
        var lag = (fact.RecordedAt - fact.OccurredAt).Ticks / TimeSpan.TicksPerSecond;
        var source = known with
        {
            LastAt = fact.RecordedAt,
            Accepted = known.Accepted + 1,
            Silent = false,
            Lags = Newest(known.Lags, lag),
        };
        return state with
        {
            Seen = state.Seen.With(Keys.Of(accepted.Source, accepted.Id), new(fact.Sequence, accepted.Fingerprint), fact.RecordedAt),
            Sources = state.Sources.Set(source.Name, source),
            Told = Tell(state, accepted),
            Silence = source.IntervalHours is null ? state.Silence : state.Silence.With(source.Name, DueAt(source)),
        };
    }

    /// <summary>Copied at each signal, so in one piece and not one by one.</summary>
    private static long[] Newest(IReadOnlyList<long> lags, long lag)
    {
        var kept = Math.Min(lags.Count, SignalSource.LagsKept - 1);
        var newest = new long[kept + 1];
        if (lags is long[] array) array.AsSpan(lags.Count - kept).CopyTo(newest);
        else for (var i = 0; i < kept; i++) newest[i] = lags[lags.Count - kept + i];
        newest[kept] = lag;
        return newest;
    }

    private static SignalState Expect(SignalState state, SourceExpected expected, DateTimeOffset now)
    {
        var known = Known(state, expected.Source, now);
        var source = known with { IntervalHours = expected.IntervalHours, Kind = expected.Kind ?? known.Kind };
        return state with
        {
            Sources = state.Sources.Set(source.Name, source),
            Silence = state.Silence.With(source.Name, source.IntervalHours is null ? null : DueAt(source)),
        };
    }

    private static OrdinalMap<ToldValue> Tell(SignalState state, SignalAccepted accepted)
    {
        // What arrived is estimated no more.
        if (accepted.Type == SignalTypes.ShipmentArrived) return state.Told.Remove(Keys.Of(ToldField.Eta, accepted.Data.Text("shipment")));
        if (ToldField.Of(accepted.Type, accepted.Data) is not { } field) return state.Told;
        var told = new ToldValue(accepted.Source, field.Value, accepted.Time);
        return state.Told.Find(field.Key) is { } held && Precedence.Holds(state, field, held, told) ? state.Told : state.Told.Set(field.Key, told);
    }

    private static SignalState Contradict(SignalState state, SourceContradicted told, DateTimeOffset at)
    {
        var kept = state.Contradictions.Count < SignalState.ContradictionsKept ? state.Contradictions : state.Contradictions.Skip(1);
        return state with
        {
            Sources = Changed(state, told.Source, at, source => source with { Contradictions = source.Contradictions + 1 }),
            Contradictions = [.. kept, new(at, told.Field, told.About, told.Source, told.Value, told.Held, told.HeldStays)],
        };
    }

    private static SignalSource Known(SignalState state, string name, DateTimeOffset now) => state.Sources.Find(name)
        ?? new(name, now, 0, null, false) { Kind = name.StartsWith(PartnerSources.Reserved, StringComparison.Ordinal) ? SourceKinds.Partner : null };

    private static OrdinalMap<SignalSource> Changed(SignalState state, string name, DateTimeOffset now, Func<SignalSource, SignalSource> change) =>
        state.Sources.Set(name, change(Known(state, name, now)));

    private static DateTimeOffset DueAt(SignalSource source) => source.LastAt.AddTicks((long)(source.IntervalHours!.Value * TimeSpan.TicksPerHour));
}
