using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>What of a position is bound to orders, lot by lot: set aside for them, or back from them and in inspection.</summary>
public static class StockBinding
{
    /// <summary>Of a lot, or of what belongs to none where the lot is null.</summary>
    public static Quantity BoundOf(this StockPosition position, string? lot) => lot is not null
        ? position.Lots.Find(lot)?.Bound ?? Quantity.Zero
        : position.Bound - position.Lots.Values.Aggregate(Quantity.Zero, (sum, one) => sum + (one.Bound ?? Quantity.Zero));

    /// <summary>What of a lot lies there, bound or not; of what belongs to none where the lot is null.</summary>
    public static Quantity LyingOf(this StockPosition position, string? lot) => lot is not null ? position.Lots.Find(lot)?.Quantity ?? Quantity.Zero : position.OfNoLot();

    /// <summary>What of a lot may be given to an order: nothing where it is held or expired.</summary>
    public static Quantity FreeOf(this StockPosition position, string? lot, DateTimeOffset at)
    {
        var known = lot is null ? null : position.Lots.Find(lot);
        return known?.Held == true || known?.ExpiresAt <= at ? Quantity.Zero : Quantity.Max(Quantity.Zero, position.LyingOf(lot) - position.BoundOf(lot));
    }

    /// <summary>What of the reservations still stands when so much is on hand: orders come first.</summary>
    internal static Quantity ReservedWithin(this StockPosition position, Quantity onHand) => Quantity.Min(position.Reserved, Quantity.Max(Quantity.Zero, onHand - position.Bound));

    internal static StockPosition Shifted(this StockPosition position, string? lot, StockTerms terms)
    {
        var moved = position with
        {
            OnHand = position.OnHand + terms.OnHand,
            Allocated = position.Allocated + terms.Allocated,
            Inspecting = position.Inspecting + terms.Inspecting,
        };
        return lot is null ? moved : moved with { Lots = With(position.Lots, lot, terms) };
    }

    private static OrdinalMap<LotHolding> With(OrdinalMap<LotHolding> lots, string lot, StockTerms terms)
    {
        var known = lots.Find(lot) ?? new LotHolding(Quantity.Zero);
        var bound = (known.Bound ?? Quantity.Zero) + terms.Allocated + terms.Inspecting;
        var held = known with { Quantity = known.Quantity + terms.OnHand, Bound = bound == Quantity.Zero ? null : bound };
        return held.Quantity == Quantity.Zero && held.Bound is null ? lots.Remove(lot) : lots.Set(lot, held);
    }
}
