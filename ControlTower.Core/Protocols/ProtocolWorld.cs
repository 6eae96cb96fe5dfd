using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>What there is that a protocol may name, so that what it names otherwise is found as it is written.</summary>
/// <param name="Currency">In which the tower reckons.</param>
/// <param name="CaseKinds">In camel case.</param>
/// <param name="OptionKinds">That can be weighed.</param>
/// <param name="Functions">By id.</param>
public sealed record ProtocolWorld(string Currency, IReadOnlyList<string> CaseKinds, IReadOnlyList<string> SignalTypes, IReadOnlyList<string> OptionKinds, IReadOnlyList<string> Kpis, OrdinalMap<string> Functions)
{
    /// <summary>Functions that at least one person holds; null where that is not asked.</summary>
    public IReadOnlyList<string>? HeldFunctions { get; init; }

    /// <summary>What the cheapest option of each kind cost of late, by kind, as far as the tower remembers.</summary>
    public OrdinalMap<Money> Cheapest { get; init; } = OrdinalMap<Money>.Empty;

    public static IReadOnlyList<string> Recommendations { get; } = ["buy", "cancel", "expedite", "make", "move"];
}
