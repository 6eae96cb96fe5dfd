using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <param name="OnHand">By the book, over all lots; never negative.</param>
/// <param name="Reserved">Of it, promised away; never above OnHand.</param>
public sealed record StockPosition(string Site, string Item, Quantity OnHand, Quantity Reserved)
{
    /// <summary>What is told by lot; the rest of OnHand belongs to none.</summary>
    public OrdinalMap<Quantity> Lots { get; init; } = OrdinalMap<Quantity>.Empty;

    public DateTimeOffset? CountedAt { get; init; }

    [JsonIgnore]
    public Quantity Available => OnHand - Reserved;

    /// <summary>What the book says of a lot, or of the whole position where none is named; null while that was never counted.</summary>
    public Quantity? BookOf(string? lot) => lot is null ? OnHand : Lots.TryGetValue(lot, out var known) ? known : null;

    /// <summary>A count of the whole replaces everything, a count of a lot that lot; the first lot replaces what was told without.</summary>
    public StockPosition Counted(string? lot, Quantity quantity, DateTimeOffset at)
    {
        var lots = lot is null ? OrdinalMap<Quantity>.Empty : Lots.Set(lot, quantity);
        var onHand = lot is null || Lots.Count == 0 ? quantity : OnHand - Lots.Find(lot) + quantity;
        return this with { OnHand = onHand, Reserved = Quantity.Min(Reserved, onHand), Lots = lots, CountedAt = at };
    }

    /// <summary>What leaves comes from what belongs to no lot first, then from the lots in their order. More than the book holds empties it.</summary>
    public StockPosition Dispatched(Quantity quantity)
    {
        var onHand = Quantity.Max(Quantity.Zero, OnHand - quantity);
        var reserved = Quantity.Max(Quantity.Zero, Reserved - quantity);
        var lots = Lots;
        var over = Lots.Values.Aggregate(Quantity.Zero, (sum, lot) => sum + lot) - onHand;
        foreach (var (lot, held) in Lots)
        {
            if (over <= Quantity.Zero) break;
            var taken = Quantity.Min(held, over);
            lots = taken == held ? lots.Remove(lot) : lots.Set(lot, held - taken);
            over -= taken;
        }
        return this with { OnHand = onHand, Reserved = Quantity.Min(reserved, onHand), Lots = lots };
    }
}
