using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Carries out what was planned for orders together. What changed since it was planned is passed over: no unit gives its stock up before it has other.</summary>
internal static class Resourcing
{
    /// <returns>Orders of which something was moved.</returns>
    public static int Move(Turn turn, IReadOnlyList<PlannedServing> servings, string reason)
    {
        var free = new FreeStock(turn.State.Network, turn.Now);
        var together = servings.Select(one => one.Order).Distinct(StringComparer.Ordinal).Count() - 1;
        var moved = 0;
        foreach (var order in servings.GroupBy(one => one.Order, StringComparer.Ordinal)) // ordered: as they first occur
        {
            if (turn.State.Orders.Tracks.Find(order.Key) is not { Held: null } track) continue;
            moved += Move(turn, (track, free), [.. order], (reason, together)) ? 1 : 0;
        }
        return moved;
    }

    private static bool Move(Turn turn, (OrderTrack Track, FreeStock Free) what, IReadOnlyList<PlannedServing> servings, (string Reason, int Together) how)
    {
        var (track, given) = (what.Track, new SortedDictionary<string, SiteGiven>(StringComparer.Ordinal));
        var wanted = track.Order.Lines.Select(line => new LineUnits(line.Id, servings.Where(one => one.Line == line.Id).Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity))).Where(want => want.Quantity > Quantity.Zero).ToList();
        var leaving = track.At(Stage.Allocated, Stage.Released).Where(group => servings.Any(one => one.Line == group.Line && one.From == group.Place.Site));
        var ask = new AllocationAsk(track.Order, wanted, turn.Now, turn.Rules) { Policy = AppliedPolicy.To(turn.State, track) };
        var question = new OrderQuestion(Freeing.Of(turn.State, track, leaving), ask, what.Free, new(1));
        var (back, on) = (new List<UnitMove>(), new List<UnitMove>());
        foreach (var serving in servings)
        {
            var left = track.Units.Where(group => group.Line == serving.Line && group.Place.Site == serving.From && group.Place.Stage is Stage.Allocated or Stage.Released).ToList();
            if (left.Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity) < serving.Quantity || turn.State.Network.Sites.Find(serving.To) is not { } site) return false;
            var offer = given.TryGetValue(serving.To, out var known) ? known.Offer : question.Desk.Offer(site);
            var lots = what.Free.Take(serving.To, serving.Item, serving.Quantity, question.Until(offer));
            if (lots.Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Quantity) < serving.Quantity) return false;
            if (known is null) given[serving.To] = known = new(offer);
            known.Parts.Add((serving.Line, question.UnitsIn(serving.Quantity)));
            back.AddRange(Taken(left, serving, back));
            on.AddRange(lots.Select(lot => new UnitMove(serving.Line, serving.Item, lot.Quantity, new(Stage.Placed), new(Stage.Allocated) { Site = serving.To, Lot = lot.Lot })));
        }
        Carrying.Record(turn, new(track.Id, OrderMachine.Deallocate, back) { Reason = how.Reason }, null);
        var note = NoteMaking.Of(question, ask, given.Values, []) with { Together = how.Together };
        Carrying.Record(turn, new(track.Id, OrderMachine.Allocate, on) { Reason = how.Reason, Sourcing = note }, null);
        return true;
    }

    /// <summary>Units that no serving of the order has taken yet.</summary>
    private static List<UnitMove> Taken(List<UnitGroup> groups, PlannedServing serving, List<UnitMove> before)
    {
        var (left, taken) = (serving.Quantity, new List<UnitMove>());
        foreach (var group in groups)
        {
            var gone = before.Where(move => move.Line == group.Line && move.From == group.Place).Aggregate(Quantity.Zero, (sum, move) => sum + move.Quantity);
            var part = Quantity.Min(left, group.Quantity - gone);
            if (part <= Quantity.Zero) continue;
            left -= part;
            taken.Add(new(group.Line, serving.Item, part, group.Place, new(Stage.Placed)));
        }
        return taken;
    }
}
