using ControlTower.Core.Finance;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Outward;

/// <summary>Releases what has its stock where the terms say so: at a site whose system can be told, of orders that are neither held nor wait for their money.</summary>
internal static class ReleasingAtOnce
{
    public static void Follow(Turn turn)
    {
        if (turn.State.Orders.Outward is not { ReleaseAtOnce: true }) return;
        var orders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var fact in turn.Facts)
        {
            if (fact.Body is OrderMoved { Transition: OrderMachine.Allocate } moved) orders.Add(moved.Order);
            else if (fact.Body is OrderClearedForPayment cleared) orders.Add(cleared.Order);
        }
        foreach (var order in orders) Release(turn, order);
    }

    private static void Release(Turn turn, string order)
    {
        if (turn.State.Orders.Tracks.Find(order) is not { Held: null } track || turn.State.Finance.Orders.Find(order) is { Held: true }) return;
        var moves = track.At(Stage.Allocated).Where(group => PickLists.RouteOf(turn.State, track, group.Place.Site!) is not null)
            .Select(group => new UnitMove(group.Line, track.Line(group.Line)!.Item, group.Quantity, group.Place, group.Place with { Stage = Stage.Released })).ToList();
        if (moves.Count > 0) Carrying.Conclude(turn, new(order, OrderMachine.Release, moves));
    }
}
