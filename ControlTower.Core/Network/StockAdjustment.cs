using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>How the book of a position moves when stock comes or goes without a movement of its own.</summary>
public static class StockAdjustment
{
    /// <summary>What the book has to give: of the lot where it is known, else of what belongs to none, else of the whole position.</summary>
    public static Quantity Held(this StockPosition position, string? lot) =>
        lot is null ? position.OnHand
        : position.Lots.Find(lot) is { } known ? known.Quantity
        : position.OnHand - position.Lots.Where(pair => pair.Key != StockPosition.NoLot).Aggregate(Quantity.Zero, (sum, one) => sum + one.Value.Quantity);

    /// <param name="delta">Not below minus what is <see cref="Held"/>.</param>
    public static StockPosition Adjusted(this StockPosition position, string? lot, Quantity delta)
    {
        var onHand = position.OnHand + delta;
        var lots = position.Lots;
        if (lot is not null && (delta > Quantity.Zero || lots.ContainsKey(lot))) lots = With(lots, lot, delta);
        else if (delta < Quantity.Zero) lots = position.Dispatched(-delta).Lots;
        return position with { OnHand = onHand, Reserved = position.ReservedWithin(onHand), Lots = lots };
    }

    private static OrdinalMap<LotHolding> With(OrdinalMap<LotHolding> lots, string lot, Quantity delta)
    {
        var known = lots.Find(lot) ?? new LotHolding(Quantity.Zero);
        var held = known.Quantity + delta;
        return held == Quantity.Zero && known.Bound is null ? lots.Remove(lot) : lots.Set(lot, known with { Quantity = held });
    }
}
