using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <param name="OnHand">By the book, over all lots; never negative.</param>
/// <param name="Reserved">Of it, promised away; never above OnHand, less what orders have bound.</param>
public sealed record StockPosition(string Site, string Item, Quantity OnHand, Quantity Reserved)
{
    /// <summary>The lot of what belongs to none, where others are told.</summary>
    public const string NoLot = "";

    /// <summary>What is told by lot; the rest of OnHand belongs to none.</summary>
    public OrdinalMap<LotHolding> Lots { get; init; } = OrdinalMap<LotHolding>.Empty;

    /// <summary>What is to be there always; null where nobody told.</summary>
    public Quantity? Safety { get; init; }

    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>Of it, set aside for customers' orders, beside what is reserved.</summary>
    public Quantity Allocated { get; init; }

    /// <summary>Of it, back from customers and not judged yet.</summary>
    public Quantity Inspecting { get; init; }

    /// <summary>Of it, what orders have bound.</summary>
    [JsonIgnore]
    public Quantity Bound => Allocated + Inspecting;

    /// <summary>In lots that may not leave.</summary>
    [JsonIgnore]
    public Quantity OnHold => Lots.Count == 0 ? Quantity.Zero : Lots.Values.Where(lot => lot.Held == true).Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Quantity);

    [JsonIgnore]
    public Quantity Available => Quantity.Max(Quantity.Zero, OnHand - Reserved - Bound - OnHold);

    /// <summary>What the book says of a lot, or of the whole position where none is named; null while that was never counted.</summary>
    public Quantity? BookOf(string? lot) => lot is null ? OnHand : Lots.Find(lot)?.Quantity;

    /// <summary>
    /// A count of the whole replaces everything but what is held, a count of a lot that lot; the first lot replaces what was told without. A lot that the book knew when it was counted
    /// is no first one, though nothing may be left of it by now.
    /// </summary>
    public StockPosition Counted(StockCounted count, DateTimeOffset at)
    {
        var known = count.Lot is null ? null : Lots.Find(count.Lot);
        var lots = count.Lot is null
            ? this.HeldWithin(count.Quantity)
            : Lots.Set(count.Lot, new(count.Quantity) { ReceivedAt = count.ReceivedAt ?? known?.ReceivedAt, ExpiresAt = count.ExpiresAt ?? known?.ExpiresAt, Held = known?.Held, Bound = known?.Bound });
        var onHand = count.Lot is null || (Lots.Count == 0 && count.Book == Quantity.Zero) ? count.Quantity : OnHand - (known?.Quantity ?? Quantity.Zero) + count.Quantity;
        return this with { OnHand = onHand, Reserved = this.ReservedWithin(onHand), Lots = lots, CountedAt = at };
    }

    /// <summary>
    /// What leaves comes from what belongs to no lot first, then from the lots in their order, from held ones last; what is set aside for
    /// orders is touched only when nothing else is left. More than the book holds empties it.
    /// </summary>
    public StockPosition Dispatched(Quantity quantity)
    {
        var onHand = Quantity.Max(Quantity.Zero, OnHand - quantity);
        var reserved = this with { Reserved = Quantity.Max(Quantity.Zero, Reserved - quantity) };
        var kept = Quantity.Min(this.BoundOf(null), onHand);
        var lots = Emptied(Lots, Quantity.Min(OnHand - onHand, Lying(Lots) + kept - onHand), true);
        return this with { OnHand = onHand, Reserved = reserved.ReservedWithin(onHand), Lots = Emptied(lots, Lying(lots) - onHand, false) };
    }

    private static Quantity Lying(OrdinalMap<LotHolding> lots) => lots.Values.Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Quantity);

    /// <param name="unbound">Only what no order has bound.</param>
    private static OrdinalMap<LotHolding> Emptied(OrdinalMap<LotHolding> lots, Quantity over, bool unbound)
    {
        foreach (var (lot, held) in lots.OrderBy(pair => pair.Value.Held == true))
        {
            if (over <= Quantity.Zero) break;
            var taken = Quantity.Min(unbound ? Quantity.Max(Quantity.Zero, held.Quantity - (held.Bound ?? Quantity.Zero)) : held.Quantity, over);
            lots = taken == held.Quantity && held.Bound is null ? lots.Remove(lot) : lots.Set(lot, held with { Quantity = held.Quantity - taken });
            over -= taken;
        }
        return lots;
    }
}

public sealed record LotHolding(Quantity Quantity)
{
    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>It may not leave; null where it may.</summary>
    public bool? Held { get; init; }

    /// <summary>Of it, what orders have bound; null where none has.</summary>
    public Quantity? Bound { get; init; }
}
