using ControlTower.Core.Effects;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Jobs;

/// <summary>Performs the effects that are due and reports what came of each: at least once towards the world, once towards the state.</summary>
public sealed class OutboxWork(TowerLoop loop, WebhookSender sender, EffectSwitch effects)
{
    private const int Portion = 50;
    private const int SideBySide = 8;

    public static bool Waits(TowerState view, DateTimeOffset now) => !view.Effects.Held && view.Effects.Attempts.Earliest <= now;

    /// <returns>How many attempts were made.</returns>
    public async Task<int> DoAsync(CancellationToken cancellation)
    {
        var done = 0;
        while (effects.On && Waits(loop.View, loop.Now))
        {
            var view = loop.View;
            var due = view.Effects.Attempts.Due(loop.Now, Portion).Select(id => view.Effects.Effects[id]).ToList();
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, TryOneAsync);
            done += due.Count;
            if (loop.View.Version == view.Version) break;
        }
        return done;
    }

    private async ValueTask TryOneAsync(Effect effect, CancellationToken cancellation)
    {
        var endpoint = loop.View.Effects.Endpoints[effect.Endpoint];
        var sent = endpoint.Active ? await sender.SendAsync(effect, endpoint.Url, cancellation) : new($"the endpoint {endpoint.Id} was removed");
        await loop.SubmitAsync(new(Caller.System, new ReportEffect(effect.Id, effect.Attempts + 1, sent.Error) { Answer = sent.Answer }));
    }
}

/// <summary>Whether this process performs effects at all (Tower:Effects).</summary>
/// <param name="On">False holds them without a fact.</param>
public sealed record EffectSwitch(bool On);
