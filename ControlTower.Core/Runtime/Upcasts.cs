using ControlTower.Core.Journal;

namespace ControlTower.Core.Runtime;

/// <summary>What lifts facts that were written by earlier versions of the program.</summary>
public static class Upcasts
{
    public static IReadOnlyList<FactUpcast> All { get; } = [new("protocol.published", 1, ProtocolUpcast.ToLevels)];
}
