using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>How stock changes with each fact: the positions, and beside them the ledger that says where all of it went.</summary>
internal static class StockApply
{
    /// <returns>Null where the fact tells of no stock.</returns>
    public static NetworkState? Apply(NetworkState state, Fact fact) => fact.Body switch
    {
        StockCounted counted => WithStock(state, fact, counted.Site, counted.Item, position => position.Counted(counted, fact.OccurredAt)),
        StockSafetySet set => WithStock(state, fact, set.Site, set.Item, position => position with { Safety = set.Safety }),
        StockReceived received => WithStock(state, fact, received.Site, received.Item, position => position with { OnHand = position.OnHand + received.Quantity }),
        StockReserved reserved => WithStock(state, fact, reserved.Site, reserved.Item, position => position with { Reserved = position.Reserved + reserved.Quantity }),
        StockReleased released => WithStock(state, fact, released.Site, released.Item, position => position with { Reserved = Quantity.Max(Quantity.Zero, position.Reserved - released.Quantity) }),
        StockDispatched dispatched => WithStock(state, fact, dispatched.Site, dispatched.Item, position => position.Dispatched(dispatched.Quantity)),
        StockAdjusted adjusted => WithStock(state, fact, adjusted.Site, adjusted.Item, position => position.Adjusted(adjusted.Lot, adjusted.Delta)),
        LotHeld held => WithStock(state, fact, held.Site, held.Item, position => position.WithLotHeld(held.Lot, held.SetApart)),
        LotReleased released => WithStock(state, fact, released.Site, released.Item, position => position.WithLotReleased(released.Lot)),
        IMovesStock moving => moving.Shifts().Aggregate(state, Shifted),
        _ => null,
    };

    private static NetworkState WithStock(NetworkState state, Fact fact, string site, string item, Func<StockPosition, StockPosition> change)
    {
        var before = Position(state, site, item);
        var after = change(before);
        return Told(Set(state, after), fact.Body, before, after);
    }

    private static NetworkState Shifted(NetworkState state, StockShift shift)
    {
        var ledger = LedgerOf(state, shift.Site, shift.Item, shift.Lot ?? StockPosition.NoLot);
        return Booked(Set(state, Position(state, shift.Site, shift.Item).Shifted(shift.Lot, shift.Terms)), ledger.With(shift.Terms));
    }

    private static StockPosition Position(NetworkState state, string site, string item) => state.Stock.Find(Keys.Of(site, item)) ?? new StockPosition(site, item, Quantity.Zero, Quantity.Zero);

    private static NetworkState Set(NetworkState state, StockPosition position)
    {
        var holding = state.SitesHolding.Find(position.Item) ?? OrdinalMap<bool>.Empty;
        return state with
        {
            Stock = state.Stock.Set(Keys.Of(position.Site, position.Item), position),
            SitesHolding = holding.ContainsKey(position.Site) ? state.SitesHolding : state.SitesHolding.Set(position.Item, holding.Set(position.Site, true)),
        };
    }

    /// <summary>What a fact did to each lot comes into the ledger under what it was.</summary>
    private static NetworkState Told(NetworkState state, IFact fact, StockPosition before, StockPosition after)
    {
        if (before.OnHand == after.OnHand && ReferenceEquals(before.Lots, after.Lots)) return state;
        state = Told(state, fact, (after, StockPosition.NoLot), Plain(after) - Plain(before));
        foreach (var (lot, held) in before.Lots)
        {
            if (lot != StockPosition.NoLot) state = Told(state, fact, (after, lot), (after.Lots.Find(lot)?.Quantity ?? Quantity.Zero) - held.Quantity);
        }
        foreach (var (lot, held) in after.Lots)
        {
            if (lot != StockPosition.NoLot && !before.Lots.ContainsKey(lot)) state = Told(state, fact, (after, lot), held.Quantity);
        }
        return state;
    }

    private static NetworkState Told(NetworkState state, IFact fact, (StockPosition Position, string Lot) what, Quantity delta)
    {
        if (delta == Quantity.Zero) return state;
        var ledger = LedgerOf(state, what.Position.Site, what.Position.Item, what.Lot);
        return Booked(state, fact switch
        {
            StockReceived or StockAdjusted { Reason: AdjustmentReason.Receipt } when delta > Quantity.Zero => ledger with { Received = ledger.Received + delta },
            StockAdjusted { Reason: AdjustmentReason.Scrap } when delta < Quantity.Zero => ledger with { WrittenOff = ledger.WrittenOff - delta },
            _ => ledger with { Adjusted = ledger.Adjusted + delta },
        });
    }

    private static NetworkState Booked(NetworkState state, StockLedger ledger) => state with { Ledger = state.Ledger.Set(Keys.Of(ledger.Site, ledger.Item, ledger.Lot), ledger) };

    private static StockLedger LedgerOf(NetworkState state, string site, string item, string lot) => state.Ledger.Find(Keys.Of(site, item, lot)) ?? StockLedger.Empty(site, item, lot);

    /// <summary>Of no lot.</summary>
    private static Quantity Plain(StockPosition position) => position.OfNoLot() + (position.Lots.Find(StockPosition.NoLot)?.Quantity ?? Quantity.Zero);
}
