using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>An order as the tower would serve it, and as it would after the changes.</summary>
/// <param name="Order">As it is.</param>
/// <param name="After">Equal to <paramref name="Before"/> where nothing is changed.</param>
public sealed record BenchAnswer(Order Order, BenchSide Before, BenchSide After)
{
    public const int MostSites = 40;

    /// <summary>As they are, by id: those that hold an item of the order or have a lane to its destination; at most <see cref="MostSites"/>.</summary>
    public IReadOnlyList<BenchSite> Sites { get; init; } = [];
}

/// <param name="ShipmentCost">In the currency of the tower.</param>
/// <param name="Free">By item of the order: units that it may send.</param>
public sealed record BenchSite(string Site, bool Down, decimal ShipmentCost, IReadOnlyList<PromiseLine> Free);

/// <param name="Units">Of the whole order.</param>
/// <param name="Left">That no site serves.</param>
public sealed record BenchSide(AppliedPolicy Policy, SourcingWhy Why, IReadOnlyList<BenchUnits> Served, Quantity Units, Quantity Left)
{
    /// <summary>What each shipment comes to, by site; the cost of splitting is that of the whole.</summary>
    public Money Cost => Why.Note?.Cost ?? Money.Of(0, Currency);

    public required string Currency { get; init; }

    /// <summary>When the last of it arrives; null where nothing is served.</summary>
    public DateTimeOffset? Arrives => Why.Note?.Shipments.Max(part => part.Arrives);
}

/// <summary>Units of a line that a site sends.</summary>
public sealed record BenchUnits(string Site, string Line, string Item, Quantity Quantity);
