using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Goods that come back: each return ends once, in the money back, in an order that is linked to it, or in a refusal.</summary>
internal static class Returning
{
    /// <summary>The return as a transition that moves units leaves it; null where the transition is about none.</summary>
    public static Refusal? Open(OrderTrack track, Transition transition, TransitionBody body, (IReadOnlyList<(UnitGroup Group, Quantity Quantity)> Units, DateTimeOffset At) what, out OrderReturn? back)
    {
        back = null;
        var known = what.Units.Select(unit => unit.Group.Place.Return).FirstOrDefault(id => id is not null) is { } id ? track.FindReturn(id) : null;
        switch (transition.Name)
        {
            case OrderMachine.RequestReturn when body.Return is { } named && track.FindReturn(named) is not null:
                return Refusal.Conflict($"{track.Id} has the return {named} already.");
            case OrderMachine.RequestReturn:
            case OrderMachine.ReceiveReturn when known is null:
                back = new(body.Return ?? $"{track.Id}-R{track.Returns.Count + 1}", what.At, body.Wish, body.Reason);
                break;
            case OrderMachine.ReceiveReturn:
                back = known;
                break;
            case OrderMachine.Inspect:
                back = known! with { Condition = body.Condition ?? known.Condition };
                break;
            case OrderMachine.RefuseReturn when known!.Outcome is { } outcome:
                return MachineCheck.Refused(track, transition, $"ends an open return, and {known.Id} has ended in {$"{outcome}".ToLowerInvariant()}");
            case OrderMachine.RefuseReturn when what.Units.Any(unit => unit.Group.Place.Return != known.Id):
                return MachineCheck.Refused(track, transition, "ends one return, and several are open: tell which with return");
            case OrderMachine.RefuseReturn:
                back = known with { Outcome = ReturnOutcome.Refusal, EndedAt = what.At, Reason = body.Reason };
                break;
        }
        return null;
    }

    public static Refusal? End(Turn turn, OrderTrack track, Transition transition, TransitionBody body)
    {
        if (MachineCheck.Ending(track, body.Return) is not { } back) return MachineCheck.Refused(track, transition, $"ends a return whose goods are all judged, and {body.Return} is none");
        var at = body.At ?? turn.Now;
        if (transition.Name == OrderMachine.Refund)
        {
            Carrying.Record(turn, new(track.Id, transition.Name, []) { Return = back with { Outcome = ReturnOutcome.Refund, EndedAt = at, Amount = body.Amount ?? Worth(track, back) } }, body.At);
            return null;
        }
        var lines = transition.Name == OrderMachine.Exchange ? body.Items! : Same(track, back);
        if (OrderTaking.LinesFault(turn.State, lines, "/items") is { } fault) return fault;
        var linked = FreshId(turn.State, track);
        var ended = back with { Outcome = transition.Name == OrderMachine.Exchange ? ReturnOutcome.Exchange : ReturnOutcome.Replacement, EndedAt = at, LinkedOrder = linked };
        Carrying.Record(turn, new(track.Id, transition.Name, []) { Return = ended }, body.At);
        var order = track.Order;
        var promised = order.PromisedBy is { } by ? at + (by - order.PlacedAt) : at;
        OrderTaking.Place(turn, new(new(linked, order.Customer, order.Destination!, at, promised, order.Channel, lines)) { Priority = track.Priority, PickUp = track.PickUp }, track.Id);
        return null;
    }

    /// <summary>What came back, at the prices of its lines; null where one has none or currencies differ.</summary>
    private static Money? Worth(OrderTrack track, OrderReturn back)
    {
        Money? sum = null;
        foreach (var group in track.Units.Where(group => group.Place.Return == back.Id))
        {
            if (track.Line(group.Line)!.Price is not { } price || (sum is { } known && known.Currency != price.Currency)) return null;
            sum = sum is { } so ? so + (price * group.Quantity) : price * group.Quantity;
        }
        return sum;
    }

    private static List<OrderLineEntry> Same(OrderTrack track, OrderReturn back) => [.. track.Order.Lines
        .Select(line => new OrderLineEntry(line.Id, line.Item, track.Units.Where(group => group.Line == line.Id && group.Place.Return == back.Id).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity), line.Price))
        .Where(line => line.Quantity > Quantity.Zero)];

    private static string FreshId(TowerState state, OrderTrack track)
    {
        for (var number = 1; ; number++)
        {
            if ($"{track.Id}-L{number}" is var id && !state.Orders.Knows(id) && !state.Orders.Tracks.ContainsKey(id)) return id;
        }
    }
}
