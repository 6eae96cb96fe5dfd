using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower.Outward;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower;

/// <summary>What goes out, and what came of it.</summary>
internal static class EffectHandling
{
    private static readonly string[] Schemes = ["http", "https"];

    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        SubscribeEndpoint subscribe => Subscribe(turn, subscribe),
        RemoveEndpoint remove => Remove(turn, remove),
        ReportEffect report => Report(turn, report),
        ReplayEffect replay => Replay(turn, replay),
        HoldEffects hold => Hold(turn, hold.Reason),
        ReleaseEffects release => Release(turn, release.Reason),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> Subscribe(Turn turn, SubscribeEndpoint subscribe)
    {
        if (!Uri.TryCreate(subscribe.Url, UriKind.Absolute, out var url) || !Schemes.Contains(url.Scheme)) return Refusal.Invalid("Expected an absolute http or https address.", "/url");
        var id = $"WH-{turn.State.Effects.LastEndpoint + 1}";
        turn.Record(new EndpointSubscribed(id, subscribe.Url));
        if (subscribe.Types is { Count: > 0 } types) turn.Record(new EndpointNarrowed(id, types));
        return turn.State.Effects.Endpoints[id];
    }

    private static Result<object> Remove(Turn turn, RemoveEndpoint remove)
    {
        if (turn.State.Effects.Endpoints.Find(remove.Endpoint) is not { Active: true }) return Refusal.NotFound($"The endpoint {remove.Endpoint}");
        turn.Record(new EndpointRemoved(remove.Endpoint));
        return Done.Well;
    }

    private static Result<object> Report(Turn turn, ReportEffect report)
    {
        // A report that comes twice, or after the effect was delivered, tells nothing new.
        if (turn.State.Effects.Effects.Find(report.Effect) is not { Status: EffectStatus.Waiting } effect || report.Attempt != effect.Attempts + 1) return Done.Well;
        if (report.Error is null)
        {
            turn.Conclude(new EffectDelivered(effect.Id, report.Attempt));
            StepFlow.Reported(turn, effect, delivered: true);
            CarrierBooking.Answered(turn, effect, report.Answer);
            return Done.Well;
        }
        DateTimeOffset? next = report.Attempt <= EffectState.Backoff.Count ? turn.Now + EffectState.Backoff[report.Attempt - 1] : null;
        turn.Conclude(new EffectFailed(effect.Id, report.Attempt, report.Error, next));
        if (next is null) StepFlow.Reported(turn, turn.State.Effects.Effects[effect.Id], delivered: false);
        return Done.Well;
    }

    private static Result<object> Replay(Turn turn, ReplayEffect replay)
    {
        if (turn.State.Effects.Effects.Find(replay.Effect) is not { } effect) return Refusal.NotFound($"The effect {replay.Effect}");
        if (effect.Status != EffectStatus.Dead) return Refusal.Conflict($"{effect.Id} is still being tried, next at {effect.NextAttemptAt:u}.");
        if (StepFlow.AgainstReplay(turn.State, effect) is { } unwanted) return Refusal.Conflict($"{effect.Id} is not sent again: {unwanted}.");
        if (StepFlow.IsRetried(turn, effect)) return turn.State.Effects.Effects[effect.Id];
        turn.Record(new EffectReplayed(effect.Id));
        return turn.State.Effects.Effects[effect.Id];
    }

    private static Result<object> Hold(Turn turn, string reason)
    {
        if (!turn.State.Effects.Held) turn.Record(new EffectsHeld(reason));
        return Done.Well;
    }

    private static Result<object> Release(Turn turn, string reason)
    {
        if (turn.State.Effects.Held) turn.Record(new EffectsReleased(reason));
        return Done.Well;
    }
}
