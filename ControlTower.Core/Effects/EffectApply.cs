using System.Globalization;
using ControlTower.Core.Journal;

namespace ControlTower.Core.Effects;

internal static class EffectApply
{
    public static EffectState Apply(EffectState state, Fact fact) => fact.Body switch
    {
        EndpointSubscribed subscribed => state with
        {
            Endpoints = state.Endpoints.Set(subscribed.Endpoint, new(subscribed.Endpoint, subscribed.Url, true)),
            LastEndpoint = Number(subscribed.Endpoint),
        },
        EndpointNarrowed narrowed => state with { Endpoints = state.Endpoints.Set(narrowed.Endpoint, state.Endpoints[narrowed.Endpoint] with { Types = narrowed.Types }) },
        EndpointRemoved removed => state with { Endpoints = state.Endpoints.Set(removed.Endpoint, state.Endpoints[removed.Endpoint] with { Active = false }) },
        EffectRequested requested => state with
        {
            Effects = state.Effects.Set(
                requested.Effect,
                new(requested.Effect, requested.Endpoint, requested.Type, requested.Origin, fact.RecordedAt, requested.Payload) { NextAttemptAt = fact.RecordedAt }),
            Attempts = state.Attempts.With(requested.Effect, fact.RecordedAt),
            LastEffect = Number(requested.Effect),
        },
        EffectDelivered delivered => state with { Effects = state.Effects.Remove(delivered.Effect), Attempts = state.Attempts.With(delivered.Effect, null) },
        EffectFailed failed => state with
        {
            Effects = state.Effects.Set(failed.Effect, state.Effects[failed.Effect] with
            {
                Attempts = failed.Attempt,
                LastError = failed.Error,
                NextAttemptAt = failed.NextAttemptAt,
                Status = failed.NextAttemptAt is null ? EffectStatus.Dead : EffectStatus.Waiting,
            }),
            Attempts = state.Attempts.With(failed.Effect, failed.NextAttemptAt),
        },
        EffectReplayed replayed => state with
        {
            Effects = state.Effects.Set(replayed.Effect, state.Effects[replayed.Effect] with { Attempts = 0, Status = EffectStatus.Waiting, NextAttemptAt = fact.RecordedAt }),
            Attempts = state.Attempts.With(replayed.Effect, fact.RecordedAt),
        },
        EffectsHeld => state with { Held = true },
        EffectsReleased => state with { Held = false },
        _ => state,
    };

    private static int Number(string id) => int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
