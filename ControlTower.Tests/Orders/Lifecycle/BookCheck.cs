using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>What holds of stock and orders at every version, reckoned from the units of the orders and not from the program's own accounts.</summary>
internal static class BookCheck
{
    /// <summary>Folds facts one by one, and looks after each.</summary>
    public static TowerState Follow(TowerState state, IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            state = TowerApply.Apply(state, fact);
            Hold(state, fact);
        }
        return state;
    }

    public static void Hold(TowerState state, Fact fact)
    {
        try
        {
            foreach (var track in state.Orders.Tracks.Values) HoldLines(track);
            HoldBooks(state);
        }
        catch (Xunit.Sdk.XunitException problem)
        {
            throw new InvalidOperationException($"After fact {fact.Sequence}, {fact.Body}: {problem.Message}", problem);
        }
    }

    /// <summary>All units of a line stand somewhere, none twice.</summary>
    public static void HoldLines(OrderTrack track)
    {
        foreach (var line in track.Order.Lines)
        {
            var units = track.Units.Where(group => group.Line == line.Id).ToList();
            Assert.All(units, group => Assert.True(group.Quantity > Quantity.Zero));
            var changedAway = units.Where(group => group.Place.Stage == Stage.Cancelled).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);
            var all = units.Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);
            Assert.True(all >= line.Quantity && all - changedAway <= line.Quantity, $"{track.Id}, line {line.Id}: {all} units of {line.Quantity}");
        }
    }

    private static void HoldBooks(TowerState state)
    {
        var told = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var track in state.Orders.Tracks.Values)
        {
            foreach (var group in track.Units) Tell(told, group, track.Order.Lines.Single(line => line.Id == group.Line).Item);
        }
        foreach (var units in state.Orders.Promises.Values.SelectMany(promise => promise.Units))
        {
            var key = Keys.Of(units.Site, units.Item, units.Lot ?? "");
            if (!told.TryGetValue(key, out var kept)) told[key] = kept = new();
            kept.Allocated += units.Quantity;
        }
        foreach (var (key, ledger) in state.Network.Ledger)
        {
            var account = told.GetValueOrDefault(key) ?? new();
            told.Remove(key);
            var position = state.Network.StockOf(ledger.Site, ledger.Item)!;
            var onHand = ledger.Lot.Length > 0 ? position.LyingOf(ledger.Lot) : position.OfNoLot() + position.LyingOf("");
            Assert.True(onHand >= Quantity.Zero, $"{key}: {onHand} on hand");
            Assert.Equal(ledger.Received + ledger.Adjusted, onHand + ledger.InTransit + ledger.Shipped - ledger.Returned + ledger.WrittenOff);
            Assert.Equal((account.InTransit, account.Shipped, account.Returned), (ledger.InTransit, ledger.Shipped, ledger.Returned));
            Assert.True(ledger.WrittenOff >= account.WrittenOff, $"{key}: {ledger.WrittenOff} written off, orders have {account.WrittenOff}");
            var bound = ledger.Lot.Length > 0 ? position.BoundOf(ledger.Lot) : position.BoundOf(null) + position.BoundOf("");
            Assert.Equal(account.Allocated + account.Inspecting, bound);
            Assert.True(bound <= onHand, $"{key} is oversold: {bound} of {onHand}");
        }
        Assert.All(told, pair => Assert.True(pair.Value.IsNothing, $"{pair.Key} is in no book"));
        foreach (var position in state.Network.Stock.Values)
        {
            Assert.True(position.Bound + position.Reserved <= position.OnHand, $"{position} is oversold");
            Assert.Equal(position.Bound, position.BoundOf(null) + position.Lots.Values.Aggregate(Quantity.Zero, (sum, lot) => sum + (lot.Bound ?? Quantity.Zero)));
        }
    }

    private static void Tell(Dictionary<string, Account> told, UnitGroup group, string item)
    {
        var place = group.Place;
        if (place.Site is null)
        {
            Assert.True(place.Stage is Stage.Placed or Stage.Backordered or Stage.Cancelled, $"{group} has no site");
            return;
        }
        var own = AccountOf(place.Site);
        if (place.Stage is Stage.Allocated or Stage.Released or Stage.Picking or Stage.Packed or Stage.ReadyForPickUp) own.Allocated += group.Quantity;
        else if (place.Stage == Stage.Shipped) own.InTransit += group.Quantity;
        else if (place.Stage == Stage.Lost) own.WrittenOff += group.Quantity;
        else own.Shipped += group.Quantity;
        if (place.ReturnedTo is not { } back) return;
        var there = AccountOf(back);
        there.Returned += group.Quantity;
        if (place.Stage is Stage.ReturnReceived or Stage.Inspected) there.Inspecting += group.Quantity;
        if (place.Stage == Stage.WrittenOff) there.WrittenOff += group.Quantity;

        Account AccountOf(string site)
        {
            var key = Keys.Of(site, item, place.Lot ?? "");
            return told.TryGetValue(key, out var known) ? known : told[key] = new();
        }
    }

    private sealed class Account
    {
        public Quantity Allocated { get; set; }

        public Quantity InTransit { get; set; }

        public Quantity Shipped { get; set; }

        public Quantity Returned { get; set; }

        public Quantity Inspecting { get; set; }

        public Quantity WrittenOff { get; set; }

        public bool IsNothing => Allocated == default && InTransit == default && Shipped == default && Returned == default && Inspecting == default && WrittenOff == default;
    }
}
