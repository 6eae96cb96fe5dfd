using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

public enum TradeKind { Sale, Purchase, Shipment }

/// <summary>What was agreed and what came of it, as far as money depends on it: a customer's order, a purchase order, or a shipment.</summary>
/// <param name="Party">The customer, the supplier's site, or the carrier; null where nobody told.</param>
/// <param name="From">The site that goods come from; null where it is not known.</param>
/// <param name="To">The site that they go to.</param>
public sealed record TradeDocument(string Id, TradeKind Kind, string? Party, string? From, string? To, DateTimeOffset PlacedAt, IReadOnlyList<TradeLine> Lines)
{
    /// <summary>Where the order came in; null where nobody told.</summary>
    public string? Channel { get; init; }

    /// <summary>When the first of it was shipped, or received where it was bought.</summary>
    public DateTimeOffset? FulfilledAt { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>What its lane costs, in the currency of the terms; null where no lane is known.</summary>
    public decimal? Freight { get; init; }

    /// <summary>Null where no line has a price.</summary>
    [JsonIgnore]
    public string? Currency => Lines.Select(line => line.Price?.Currency).FirstOrDefault(currency => currency is not null);

    /// <summary>What all of it is worth as ordered; null where a line has no price.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    [JsonIgnore]
    public Money? Value => Currency is { } currency && Lines.All(line => line.Price?.Currency == currency)
        ? Lines.Aggregate(Money.Zero(currency), (sum, line) => sum + (line.Price!.Value * line.Ordered))
        : null;
}

/// <param name="Price">Agreed for one unit; null where it is not known.</param>
public sealed record TradeLine(string Id, string Item, Quantity Ordered, Money? Price)
{
    /// <summary>Shipped where it was sold, received where it was bought.</summary>
    public Quantity Fulfilled { get; init; }

    /// <summary>Came back, of what was fulfilled.</summary>
    public Quantity Returned { get; init; }
}
