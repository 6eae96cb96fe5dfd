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
        var known = state.Sources.Find(accepted.Source) ?? new(accepted.Source, fact.RecordedAt, 0, null, false);
        var source = known with { LastAt = fact.RecordedAt, Accepted = known.Accepted + 1, Silent = false };
        return state with
        {
            Seen = state.Seen.With(Keys.Of(accepted.Source, accepted.Id), new(fact.Sequence, accepted.Fingerprint), fact.RecordedAt),
            Sources = state.Sources.Set(source.Name, source),
            Silence = source.IntervalHours is null ? state.Silence : state.Silence.With(source.Name, DueAt(source)),
        };
    }

    private static SignalState Expect(SignalState state, SourceExpected expected, DateTimeOffset now)
    {
        var known = state.Sources.Find(expected.Source) ?? new(expected.Source, now, 0, null, false);
        var source = known with { IntervalHours = expected.IntervalHours };
        return state with
        {
            Sources = state.Sources.Set(source.Name, source),
            Silence = state.Silence.With(source.Name, source.IntervalHours is null ? null : DueAt(source)),
        };
    }

    private static DateTimeOffset DueAt(SignalSource source) => source.LastAt.AddTicks((long)(source.IntervalHours!.Value * TimeSpan.TicksPerHour));
}
