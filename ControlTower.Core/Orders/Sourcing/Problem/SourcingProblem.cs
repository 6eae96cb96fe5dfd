namespace ControlTower.Core.Orders.Sourcing.Problem;

public enum SourcingMode
{
    /// <summary>Each order alone, on the full stock.</summary>
    Single,

    /// <summary>All orders together: they share stock and capacity, and what a site costs to open.</summary>
    Batch,
}

/// <summary>
/// Which sites are to serve which orders, at one instant. Ids are unique, everything that is named exists, amounts and rates are not
/// negative and at most 1e12: whoever makes one has seen to that.
/// </summary>
/// <param name="At">The instant of the decision: downtime, cut-offs and the age of stock are seen from here.</param>
public sealed record SourcingProblem(SourcingMode Mode, DateTimeOffset At, SourcingPolicy Policy)
{
    public required IReadOnlyList<SourcingSite> Sites { get; init; }

    public required IReadOnlyList<SourcingItem> Items { get; init; }

    public required IReadOnlyList<SourcingLane> Lanes { get; init; }

    /// <summary>Places of destinations; one that is not named here has no distance to anywhere.</summary>
    public IReadOnlyList<SourcingDestination> Destinations { get; init; } = [];

    public required IReadOnlyList<SourcingOrder> Orders { get; init; }
}
