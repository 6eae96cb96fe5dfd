using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Sets stock aside for units that have none; what no site has is backordered.</summary>
internal static class Allocation
{
    private static readonly Stage[] Waiting = [Stage.Placed, Stage.Backordered];

    public static Refusal? Ask(Turn turn, OrderTrack track, TransitionBody body)
    {
        var transition = OrderMachine.Find(OrderMachine.Allocate)!;
        var wanted = UnitChoice.Of(track, transition, body, Waiting);
        if (!wanted.Succeeded) return wanted.Refusal;
        var (moves, note) = Moves((turn, turn.State), track, (wanted.Value, body.Site));
        if (moves.Count == 0) return MachineCheck.Refused(track, transition, $"finds no free stock of what it waits for{(body.Site is null ? "" : $" at {body.Site}")}");
        Carrying.Record(turn, new(track.Id, OrderMachine.Allocate, moves) { Reason = body.Reason, Sourcing = note }, body.At);
        return null;
    }

    /// <summary>A person has it served by another site than the one that was found: all that is told, or none.</summary>
    public static Refusal? Reassign(Turn turn, OrderTrack track, TransitionBody body)
    {
        var transition = OrderMachine.Find(OrderMachine.Reassign)!;
        var chosen = UnitChoice.Of(track, transition, body with { Site = null }, transition.From);
        if (!chosen.Succeeded) return chosen.Refusal;
        var elsewhere = chosen.Value.Where(unit => unit.Group.Place.Site != body.Site).ToList();
        if (elsewhere.Count == 0) return MachineCheck.Refused(track, transition, $"is for what {body.Site} does not serve yet");
        var (moves, note) = Moves((turn, Freeing.Of(turn.State, track, elsewhere.Select(unit => unit.Group with { Quantity = unit.Quantity }))), track, (elsewhere, body.Site));
        foreach (var (group, quantity) in elsewhere)
        {
            var found = moves.Where(move => move.Line == group.Line && move.To.Stage == Stage.Allocated).Aggregate(Quantity.Zero, (sum, move) => sum + move.Quantity);
            var asked = elsewhere.Where(unit => unit.Group.Line == group.Line).Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity);
            if (found < asked) return MachineCheck.Refused(track, transition, $"finds {found} of the {asked} units of line {group.Line} free at {body.Site}");
        }
        Carrying.Record(turn, new(track.Id, OrderMachine.Reassign, moves) { Reason = body.Reason, Sourcing = note }, body.At);
        return null;
    }

    /// <summary>For orders whose stock the tower looks for by itself.</summary>
    public static void Unasked(Turn turn, string order)
    {
        if (turn.State.Orders.Tracks.Find(order) is not { Unasked: true, Held: null } track) return;
        var units = track.At(Stage.Placed).Select(group => (group, group.Quantity)).ToList();
        if (units.Count > 0 && Moves((turn, turn.State), track, (units, null)) is { Moves.Count: > 0 } found) Carrying.Conclude(turn, new(order, OrderMachine.Allocate, found.Moves) { Sourcing = found.Note });
    }

    /// <summary>Serves what is backordered of an item, at most so much.</summary>
    /// <returns>False where nothing was free for it.</returns>
    public static bool Serve(Turn turn, OrderTrack track, string item, Quantity most)
    {
        var units = AppliedPolicy.To(turn.State, track).Sourcing.AllowPartial ? Portion(track, item, most) : Whole(track, item, most);
        if (units.Count == 0) return false;
        var (moves, note) = Moves((turn, turn.State), track, (units, null));
        if (moves.Count > 0) Carrying.Conclude(turn, new(track.Id, OrderMachine.Allocate, moves) { Sourcing = note });
        return moves.Count > 0;
    }

    private static List<(UnitGroup, Quantity)> Portion(OrderTrack track, string item, Quantity most)
    {
        var units = new List<(UnitGroup, Quantity)>();
        foreach (var group in track.At(Stage.Backordered).Where(group => track.Line(group.Line)!.Item == item))
        {
            var part = Quantity.Min(most, group.Quantity);
            if (part > Quantity.Zero) units.Add((group, part));
            most -= part;
        }
        return units;
    }

    /// <summary>All that it waits for, of every item, where the share of this one is enough.</summary>
    private static List<(UnitGroup, Quantity)> Whole(OrderTrack track, string item, Quantity most)
    {
        var waiting = track.At(Stage.Backordered).Select(group => (group, group.Quantity)).ToList();
        var wanted = waiting.Where(one => track.Line(one.group.Line)!.Item == item).Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity);
        return wanted <= most ? waiting : [];
    }

    /// <summary>Those that get stock, and those that wait for some from now on.</summary>
    private static (List<UnitMove> Moves, SourcingNote? Note) Moves((Turn Turn, TowerState On) now, OrderTrack track, (IReadOnlyList<(UnitGroup Group, Quantity Quantity)> Units, string? Site) what)
    {
        var wanted = track.Order.Lines.Select(line => new LineUnits(line.Id, what.Units.Where(one => one.Group.Line == line.Id).Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity))).Where(want => want.Quantity > Quantity.Zero).ToList();
        var ask = new AllocationAsk(track.Order, wanted, now.Turn.Now, now.Turn.Rules) { Site = track.PickUp?.Site ?? what.Site, Fetched = track.PickUp is not null, Policy = AppliedPolicy.To(now.On, track) };
        var found = now.Turn.Rules.Allocating.Allocate(now.On, ask);
        return (Moves(track, what.Units, found.Units), found.Note);
    }

    /// <summary>What becomes of units for which sites were looked for: those that were placed and got none wait from now on.</summary>
    public static List<UnitMove> Moves(OrderTrack track, IReadOnlyList<(UnitGroup Group, Quantity Quantity)> units, IReadOnlyList<UnitsAt> found)
    {
        var left = units.ToList();
        var moves = new List<UnitMove>();
        foreach (var part in found)
        {
            var missing = part.Quantity;
            for (var i = 0; i < left.Count && missing > Quantity.Zero; i++)
            {
                var (group, quantity) = left[i];
                if (group.Line != part.Line || quantity == Quantity.Zero) continue;
                var taken = Quantity.Min(quantity, missing);
                left[i] = (group, quantity - taken);
                missing -= taken;
                moves.Add(new(part.Line, track.Line(part.Line)!.Item, taken, group.Place, new(Stage.Allocated) { Site = part.Site, Lot = part.Lot }));
            }
        }
        foreach (var (group, quantity) in left.Where(one => one.Quantity > Quantity.Zero && one.Group.Place.Stage == Stage.Placed))
        {
            moves.Add(new(group.Line, track.Line(group.Line)!.Item, quantity, group.Place, new(Stage.Backordered)));
        }
        return moves;
    }
}
