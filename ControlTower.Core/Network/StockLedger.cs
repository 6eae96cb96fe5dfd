using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>
/// What became of all stock of a lot that a site ever had, since the journal began. At every version
/// on hand + in transit + shipped − returned + written off = received + adjusted.
/// </summary>
/// <param name="Received">Came in with a movement or was told to be a receipt.</param>
/// <param name="Adjusted">Counted, sold or moved elsewhere without an order; below zero where more went than came.</param>
public sealed record StockLedger(string Site, string Item, string Lot, Quantity Received, Quantity Adjusted)
{
    /// <summary>Left for orders and not there yet.</summary>
    public Quantity InTransit { get; init; }

    /// <summary>Left for orders and handed over, also what came back since.</summary>
    public Quantity Shipped { get; init; }

    /// <summary>Came back from orders.</summary>
    public Quantity Returned { get; init; }

    /// <summary>Lost on its way, scrapped, or worth nothing when it came back.</summary>
    public Quantity WrittenOff { get; init; }

    /// <summary>What must be on hand for the book to balance.</summary>
    [JsonIgnore]
    public Quantity OnHand => Received + Adjusted - InTransit - Shipped + Returned - WrittenOff;

    public static StockLedger Empty(string site, string item, string lot) => new(site, item, lot, Quantity.Zero, Quantity.Zero);

    internal StockLedger With(StockTerms terms) => this with
    {
        InTransit = InTransit + terms.InTransit,
        Shipped = Shipped + terms.Shipped,
        Returned = Returned + terms.Returned,
        WrittenOff = WrittenOff + terms.WrittenOff,
    };
}
