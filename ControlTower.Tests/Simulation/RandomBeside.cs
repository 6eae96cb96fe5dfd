using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Tests.Simulation;

/// <summary>Now and then: protocols for routine work and for what grows old, versions in the shadow, and what becomes of these.</summary>
internal sealed class RandomBeside(Random random)
{
    private const string Level = "level: { functions: [planning], decide: automatic, window: 2 h }\noptions: [{ kind: coordinate, steps: [{ function: planning, action: Do it, within: 4 h }] }]\n";

    private static readonly string[] Starts =
    [
        "trigger: { signals: [inventory.counted, demand.observed] }", "trigger: { schedule: { at: '12:30', timeZone: America/New_York } }", "trigger: { kpi: { kpi: fillRate, below: 0.5 } }",
        "trigger: { stock: { belowQuantity: 250 } }", "cases: [supplierDelay, demandSurge, siteDown]\nwhen: [case.ageHours >= 3 h]",
    ];

    private static readonly string[] Shadowed = [.. ProtocolText.Shipped.Where(text => text.StartsWith("id: demand-surge", StringComparison.Ordinal) || text.StartsWith("id: supplier-delay", StringComparison.Ordinal))];

    /// <summary>Null most of the time.</summary>
    public object? Next(TowerState state, DateTimeOffset now) => random.Next(60) switch
    {
        0 => Routine(),
        1 => Shadow(),
        2 => new PromoteShadow(Any(state), "it agrees"),
        3 when random.Next(3) == 0 => new EndShadow(Any(state), "enough"),
        < 9 => Weighed(state, now),
        _ => null,
    };

    private PublishProtocol Routine()
    {
        var kind = random.Next(Starts.Length);
        return Publish($"id: routine-{kind}\ntitle: Routine\nmode: {(random.Next(6) == 0 ? "off" : "live")}\n{Starts[kind]}\n{Level}# {random.Next(9)}\n");
    }

    private PublishProtocol Shadow() => Publish($"{Shadowed[random.Next(Shadowed.Length)].Replace("cases: [", "mode: shadow\ncases: [", StringComparison.Ordinal)}\n# {random.Next(9)}\n");

    private static PublishProtocol Publish(string text) => new(ProtocolText.Parse(text).Value!, text);

    private string Any(TowerState state) => state.Protocols.Shadows.Count == 0 ? "demand-surge" : state.Protocols.Shadows.Keys.ElementAt(random.Next(state.Protocols.Shadows.Count));

    private static RecordShadow? Weighed(TowerState state, DateTimeOffset now) =>
        state.Protocols.ShadowWeighing.TryFirst(out var id, out _) && state.Protocols.ShadowDecisions[id] is var one && state.Exceptions.Open.ContainsKey(one.Case) ? ShadowRuns.Weigh(state, one, now, TowerRules.Default) : null;
}
