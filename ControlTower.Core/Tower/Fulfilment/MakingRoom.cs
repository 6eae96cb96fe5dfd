using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Promises;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>
/// Stock that is counted away, scrapped or held cannot be promised any longer. The orders it was set aside for wait for other before
/// the book changes, so that at no version more is set aside than lies there: what is only promised first, then who is least far on, then the lowest priority, then the latest promise.
/// </summary>
internal static class MakingRoom
{
    private static readonly Stage[] LeastFarFirst = [Stage.Allocated, Stage.Released, Stage.Picking, Stage.Packed, Stage.ReadyForPickUp];

    /// <summary>Records a fact that says what lies there, or that it may not leave, after those who lose by it.</summary>
    public static void Record(Turn turn, IFact fact, (string Site, string Item) where, DateTimeOffset at)
    {
        if (turn.State.Network.StockOf(where.Site, where.Item) is { } before && before.Bound > Quantity.Zero)
        {
            var after = NetworkApply.Apply(turn.State.Network, new(turn.State.Version + 1, turn.Now, turn.Now, turn.Caller.Actor, fact)).StockOf(where.Site, where.Item)!;
            foreach (var lot in before.Lots.Keys.Select(lot => (string?)lot).Append(null))
            {
                var stays = lot is not null && after.Lots.Find(lot)?.Held == true ? Quantity.Min(after.LyingOf(lot), Inspecting(turn.State, where, lot)) : after.LyingOf(lot);
                if (before.BoundOf(lot) - stays is var over && over > Quantity.Zero && Free(turn, where, (true, lot), over) is var rest && rest > Quantity.Zero) WriteOff(turn, where, lot, rest);
            }
        }
        turn.Record(fact, at);
    }

    /// <summary>Records a fact that takes so much away, no more than is <see cref="Takable"/>, after those who lose by it. Without a lot it takes from any, what belongs to none first.</summary>
    public static void Take(Turn turn, IFact fact, (string Site, string Item, string? Lot) where, (Quantity Taken, DateTimeOffset At) what)
    {
        if (turn.State.Network.StockOf(where.Site, where.Item) is { } before && before.Bound > Quantity.Zero)
        {
            var of = where.Lot is null ? (Only: false, Lot: null) : (Only: true, Lot: before.Lots.ContainsKey(where.Lot) ? where.Lot : null);
            var unbound = of.Only ? before.LyingOf(of.Lot) - before.BoundOf(of.Lot) : before.OnHand - before.Bound;
            Free(turn, (where.Site, where.Item), of, what.Taken - unbound);
        }
        turn.Record(fact, what.At);
    }

    /// <summary>What of a lot may be taken away; of all where the lot is null. What came back stays until it is judged.</summary>
    public static Quantity Takable(TowerState state, (string Site, string Item, string? Lot) where, Quantity held)
    {
        if (state.Network.StockOf(where.Site, where.Item) is not { } position || position.Inspecting == Quantity.Zero) return held;
        var kept = where.Lot is null ? position.Inspecting : Inspecting(state, (where.Site, where.Item), position.Lots.ContainsKey(where.Lot) ? where.Lot : null);
        return Quantity.Max(Quantity.Zero, held - kept);
    }

    /// <returns>What could not be set free.</returns>
    private static Quantity Free(Turn turn, (string Site, string Item) where, (bool Only, string? Lot) of, Quantity over)
    {
        foreach (var promise in turn.State.Orders.Promises.Values.Where(promise => promise.Units.Any(IsThere)).ToList())
        {
            if (over <= Quantity.Zero) return over;
            turn.Conclude(new PromiseEnded(promise, PromiseEnding.Lost));
            over -= promise.Units.Where(IsThere).Aggregate(Quantity.Zero, (sum, units) => sum + units.Quantity);
        }
        var holders = turn.State.Orders.ReservingAt(where.Site, where.Item).Select(id => turn.State.Orders.Tracks[id]).OrderByDescending(TrackIndex.RankOf, StringComparer.Ordinal).ThenByDescending(track => track.Id, StringComparer.Ordinal).ToList();
        foreach (var stage in LeastFarFirst)
        {
            foreach (var track in holders)
            {
                if (over <= Quantity.Zero) return over;
                var moves = Units(track, where, stage, of, ref over).Select(unit => new UnitMove(unit.Group.Line, where.Item, unit.Quantity, unit.Group.Place, new(Stage.Backordered))).ToList();
                if (moves.Count > 0) Carrying.Conclude(turn, new(track.Id, OrderMachine.Short, moves) { Reason = $"its stock at {where.Site} is not there any more" });
            }
        }
        return over;

        bool IsThere(PromisedUnits units) => units.Site == where.Site && units.Item == where.Item && (!of.Only || units.Lot == of.Lot);
    }

    /// <summary>What came back and is gone before anybody judged it is worth nothing.</summary>
    private static void WriteOff(Turn turn, (string Site, string Item) where, string? lot, Quantity over)
    {
        foreach (var id in turn.State.Orders.ReservingAt(where.Site, where.Item).ToList())
        {
            foreach (var (stage, transition, to) in new[] { (Stage.ReturnReceived, OrderMachine.Inspect, Stage.Inspected), (Stage.Inspected, OrderMachine.WriteOff, Stage.WrittenOff) })
            {
                var (track, left) = (turn.State.Orders.Tracks[id], over);
                var moves = Units(track, where, stage, (true, lot), ref left).Select(unit => new UnitMove(unit.Group.Line, where.Item, unit.Quantity, unit.Group.Place, unit.Group.Place with { Stage = to })).ToList();
                if (moves.Count == 0) continue;
                Carrying.Conclude(turn, new(id, transition, moves) { Reason = $"it is not at {where.Site} any more" });
                if (to == Stage.WrittenOff) over = left;
            }
        }
    }

    private static List<(UnitGroup Group, Quantity Quantity)> Units(OrderTrack track, (string Site, string Item) where, Stage stage, (bool Only, string? Lot) of, ref Quantity over)
    {
        var found = new List<(UnitGroup, Quantity)>();
        foreach (var group in track.At(stage).Where(group => (group.Place.ReturnedTo ?? group.Place.Site) == where.Site && (!of.Only || group.Place.Lot == of.Lot) && track.Line(group.Line)!.Item == where.Item))
        {
            var part = Quantity.Min(over, group.Quantity);
            if (part <= Quantity.Zero) break;
            found.Add((group, part));
            over -= part;
        }
        return found;
    }

    private static Quantity Inspecting(TowerState state, (string Site, string Item) where, string? lot) => state.Orders.ReservingAt(where.Site, where.Item)
        .SelectMany(id => state.Orders.Tracks[id].At(Stage.ReturnReceived, Stage.Inspected).Where(group => state.Orders.Tracks[id].Line(group.Line)!.Item == where.Item))
        .Where(group => group.Place.ReturnedTo == where.Site && group.Place.Lot == lot).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);
}
