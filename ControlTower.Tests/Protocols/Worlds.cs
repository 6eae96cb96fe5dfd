using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Publishing;

namespace ControlTower.Tests.Protocols;

/// <summary>What protocols under test may name.</summary>
internal static class Worlds
{
    /// <summary>Everything that ships, everything held by somebody, amounts in euros.</summary>
    public static ProtocolWorld Usual { get; } = ProtocolWorlds.Of(TowerState.Empty, TowerRules.Default) with { HeldFunctions = [.. TowerState.Empty.People.Functions.Keys] };

    /// <summary>What a protocol by two levels says before and after its levels.</summary>
    public static string TwoLevels(string first, string second, string when = "") => $$"""
        id: two
        title: Two levels
        trigger: { cases: [supplierDelay] }
        when: [{{when}}]
        levels:
          - name: short
            {{first}}
            functions: [procurement]
            window: 4 h
          - name: long
            {{second}}
            functions: [procurement, operations]
            decide: joint
            window: 4 h
        options: [wait]
        """;
}
