using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Carries out what was planned for orders together. What changed since it was planned is passed over: no unit gives its stock up before it has other.</summary>
internal static class Resourcing
{
    public static Result<object> Do(Turn turn, ResourceOrders command)
    {
        var plan = command.Plan;
        if (!turn.State.Network.Sites.ContainsKey(plan.Scope.Site)) return Refusal.NotFound($"The site {plan.Scope.Site}");
        var moved = Move(turn, [.. plan.Orders.SelectMany(order => order.Servings.Select(serving => (order.Revision, serving)))], command.Reason ?? $"{plan.Scope} is re-sourced");
        var planned = plan.Orders.Count(order => order.Servings.Count > 0);
        return new ResourceDone(plan, moved, plan.Orders.Count(order => order.Unsaved > Quantity.Zero), planned - moved) { Case = TellUnsaved(turn, plan.Scope) };
    }

    /// <returns>Orders of which something was moved.</returns>
    public static int Move(Turn turn, IReadOnlyList<(int Revision, PlannedServing Serving)> servings, string reason)
    {
        var free = new FreeStock(turn.State.Network, turn.Now);
        var together = servings.Select(one => one.Serving.Order).Distinct(StringComparer.Ordinal).Count() - 1;
        var moved = 0;
        foreach (var order in servings.GroupBy(one => one.Serving.Order, StringComparer.Ordinal))
        {
            if (turn.State.Orders.Tracks.Find(order.Key) is not { Held: null } track || track.Revision != order.First().Revision) continue;
            moved += Move(turn, (track, free), [.. order.Select(one => one.Serving)], (reason, together)) ? 1 : 0;
        }
        return moved;
    }

    /// <summary>What nobody else can serve is a case, with the money at risk; where all is served it is over.</summary>
    /// <returns>The case; null where there is none.</returns>
    public static string? TellUnsaved(Turn turn, ResourceScope scope)
    {
        string[] about = scope.To is { } to ? [scope.Site, to] : [scope.Site];
        var left = OrdersAtRisk.Of(turn.State, scope);
        if (left.Orders == 0 || !OrdersAtRisk.IsTrouble(turn.State, scope, turn.Now))
        {
            CaseKeeping.Heal(turn, [nameof(CaseKind.UnservedOrders), .. about], null, "all of them are served");
            return null;
        }
        CaseKeeping.Find(turn, OrdersAreUnserved.Judge(about, (left.Orders, left.Items ?? []), left.Value, turn.Now), null);
        return CaseKeeping.OpenOf(turn, [nameof(CaseKind.UnservedOrders), .. about])?.Id;
    }

    /// <summary>A site that is up again and a lane that is as usual serve what waited for them.</summary>
    public static void Follow(Turn turn)
    {
        for (var i = 0; i < turn.Facts.Count; i++)
        {
            if (turn.Facts[i].Body is SiteCameUp up) CaseKeeping.Heal(turn, [nameof(CaseKind.UnservedOrders), up.Site], null, "the site is up again");
            if (turn.Facts[i].Body is LaneConditionEnded lane) CaseKeeping.Heal(turn, [nameof(CaseKind.UnservedOrders), lane.From, lane.To], null, "the lane is as usual again");
        }
    }

    private static bool Move(Turn turn, (OrderTrack Track, FreeStock Free) what, IReadOnlyList<PlannedServing> servings, (string Reason, int Together) how)
    {
        var (track, given) = (what.Track, new SortedDictionary<string, SiteGiven>(StringComparer.Ordinal));
        var wanted = track.Order.Lines.Select(line => new LineUnits(line.Id, servings.Where(one => one.Line == line.Id).Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity))).Where(want => want.Quantity > Quantity.Zero).ToList();
        var question = new OrderQuestion(turn.State, new(track.Order, wanted, turn.Now, turn.Rules), what.Free);
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
        var note = NoteMaking.Of(question, new(track.Order, wanted, turn.Now, turn.Rules), given.Values, []) with { Together = how.Together };
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
