using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Sourcing.Problem;

public sealed record SourcingOrder(string Id, string Destination, IReadOnlyList<SourcingLine> Lines)
{
    /// <summary>The lower number goes first, between answers of equal cost only.</summary>
    public double Priority { get; init; }

    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>Sites that may ship to it, where that is not <see cref="SourcingPolicy.MaxShipmentsPerOrder"/>.</summary>
    public int? MaxShipments { get; init; }
}

/// <param name="Id">Unique in its order; several lines may name one item and share its stock.</param>
/// <param name="Quantity">Whole units, at least one.</param>
public sealed record SourcingLine(string Id, string Item, long Quantity);

/// <param name="Requires">What a site has to be able to handle.</param>
public sealed record SourcingItem(string Id, double WeightKg, IReadOnlyList<string> Requires);

public sealed record SourcingLane(string From, string To)
{
    /// <summary>For each shipment.</summary>
    public double Fixed { get; init; }

    public double PerKg { get; init; }

    public double PerUnit { get; init; }

    public double LeadTimeHours { get; init; }
}

public sealed record SourcingDestination(string Id, GeoPoint Place);
