using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Settings;

namespace ControlTower.Web.Hosting;

/// <summary>Opens the tower on its journal: the newest valid snapshot, the tail replayed, and what ships published.</summary>
public static class OpenTower
{
    public static async Task<TowerLoop> OnAsync(IJournal journal, TowerState start, TowerOptions options, TimeProvider clock)
    {
        var state = Replay.Continue(start, journal, Replay.Catalog);
        var rules = new TowerRules(options.Currency, TimeSpan.FromDays(options.DedupDays))
        {
            Silence = options.Silence.Rules,
            ExpiringDays = options.ExpiringDays,
            HealthThreshold = options.Health.Threshold,
            LatenessPerHour = (decimal)options.LatenessPerHour,
        };
        var loop = new TowerLoop(new(rules), (journal, Replay.Catalog), state, clock, new LoopOptions());
        foreach (var text in ProtocolText.Shipped) await PublishAsync(loop, text);
        return loop;
    }

    /// <summary>A shipped protocol is published once; a company's own version of it stays in force.</summary>
    private static async Task PublishAsync(TowerLoop loop, string text)
    {
        var document = ProtocolText.Parse(text);
        if (!document.Succeeded) throw new InvalidOperationException($"A shipped protocol is not valid: {document.Refusal.Message}");
        if (loop.View.Protocols.Published.ContainsKey(document.Value.Id)) return;
        await loop.SubmitAsync(new(Caller.System, new PublishProtocol(document.Value, text)));
    }
}
