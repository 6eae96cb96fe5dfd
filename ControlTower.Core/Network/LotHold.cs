using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>Lots that may not leave: they stay in the book and are not available.</summary>
public static class LotHold
{
    /// <summary>How much of a position is known of no lot.</summary>
    public static Quantity OfNoLot(this StockPosition position) =>
        Quantity.Max(Quantity.Zero, position.OnHand - position.Lots.Values.Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Quantity));

    /// <param name="setApart">So much of what belongs to no lot is of this one from now on.</param>
    public static StockPosition WithLotHeld(this StockPosition position, string lot, Quantity setApart)
    {
        var known = position.Lots.Find(lot) ?? new LotHolding(Quantity.Zero);
        return position with { Lots = position.Lots.Set(lot, known with { Quantity = known.Quantity + setApart, Held = true }) };
    }

    public static StockPosition WithLotReleased(this StockPosition position, string lot) =>
        position.Lots.Find(lot) is { } held ? position with { Lots = position.Lots.Set(lot, held with { Held = null }) } : position;

    /// <summary>The held lots and those of orders, as far as a count of the whole still leaves room for them.</summary>
    internal static OrdinalMap<LotHolding> HeldWithin(this StockPosition position, Quantity counted)
    {
        var (kept, left) = (OrdinalMap<LotHolding>.Empty, counted);
        foreach (var (lot, held) in position.Lots.Where(pair => pair.Value.Held == true || pair.Value.Bound is not null))
        {
            var quantity = Quantity.Min(held.Quantity, left);
            if (quantity > Quantity.Zero) kept = kept.Set(lot, held with { Quantity = quantity });
            left -= quantity;
        }
        return kept;
    }
}
