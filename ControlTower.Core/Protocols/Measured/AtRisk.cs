using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Measured;

/// <summary>What a case put at risk when its options were weighed: that by which is told afterwards what was saved.</summary>
/// <param name="Lines">The first <see cref="LinesKept"/> in order of promise.</param>
/// <param name="LinesInAll">With those that are not kept.</param>
/// <param name="Stops">Production that was to stand still, the first <see cref="StopsKept"/> in order of time.</param>
public sealed record AtRisk(IReadOnlyList<RiskedLine> Lines, int LinesInAll, IReadOnlyList<RiskedStop> Stops)
{
    public const int LinesKept = 200;

    public const int StopsKept = 20;

    /// <summary>All lines are kept, so that what was saved can be counted.</summary>
    public bool IsWhole => Lines.Count == LinesInAll;
}

/// <param name="Value">Null where it is not known.</param>
public sealed record RiskedLine(string Order, string Line, DateTimeOffset PromisedBy, Money? Value);

/// <param name="Until">When it was to go on if nothing was done.</param>
/// <param name="ProductionOrders">Those that were to wait; empty where none stands for it, so that nothing tells when it began.</param>
public sealed record RiskedStop(string Site, string? Line, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> ProductionOrders);
