using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Promises;

namespace ControlTower.Core.Tower.Routing;

/// <param name="At">When it would be ordered.</param>
public sealed record PromiseQuestion(string Destination, IReadOnlyList<PromiseLine> Lines, DateTimeOffset At);

/// <param name="Quantity">Above 0.</param>
public sealed record PromiseLine(string Item, Quantity Quantity);

/// <summary>One way to serve a whole basket.</summary>
/// <param name="Arrives">The last of it.</param>
/// <param name="Cost">Freight, handling and what splitting costs.</param>
/// <param name="Inbound">Some of it is not there yet, and on its way to the site.</param>
public sealed record PromiseOffer(DateTimeOffset Arrives, Money Cost, bool Inbound, IReadOnlyList<OfferedShipment> Shipments);

public sealed record OfferedShipment(string Site, DateTimeOffset Ships, DateTimeOffset Arrives, Money Freight, Money Handling, string? Carrier, string? Service, IReadOnlyList<PromiseLine> Lines)
{
    /// <param name="lines">What leaves with it.</param>
    internal static OfferedShipment Of(SourcingPart part, IEnumerable<PromiseLine> lines) => new(part.Site, part.Ships, part.Arrives, part.Freight, part.Handling, part.Carrier, part.Service, [.. lines]);
}

/// <param name="Offers">The earliest first; none that arrives later than another and costs as much.</param>
/// <param name="Missing">By item what nobody has and nothing brings; no offer then serves the basket.</param>
public sealed record PromiseOffers(IReadOnlyList<PromiseOffer> Offers, IReadOnlyList<PromiseLine> Missing)
{
    /// <summary>Null where nothing was to be kept.</summary>
    public Promise? Reserved { get; init; }
}

/// <summary>Keeps the stock of an offer for a while.</summary>
/// <param name="Cheapest">Of the offers whose stock is there, the cheapest; else the earliest.</param>
public sealed record MakePromise(PromiseQuestion Question, decimal Minutes, bool Cheapest);
