using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>How orders come under the tower's care: placed with it, linked to a return, or known before and moved for the first time.</summary>
internal static class OrderTaking
{
    /// <summary>The order as it is carried; one that is only known is taken first. Null where there is none, or nothing of it can be carried.</summary>
    public static OrderTrack? Take(Turn turn, string id)
    {
        if (turn.State.Orders.Tracks.TryGetValue(id, out var known)) return known;
        if (turn.State.Orders.Open.Find(id) is not { Lines.Count: > 0 }) return null;
        turn.Conclude(new OrderTaken(id, 0));
        return turn.State.Orders.Tracks[id];
    }

    public static void Place(Turn turn, PlaceOrder place, string? linkedTo)
    {
        OrderPlacing.Place(turn, place.Order);
        turn.Record(new OrderTaken(place.Order.Id, place.Priority) { PickUp = place.PickUp, LinkedTo = linkedTo, Unasked = place.Allocate });
        PromiseUse.Use(turn, place);
        Allocation.Unasked(turn, place.Order.Id);
    }

    public static Refusal? Fault(TowerState state, PlaceOrder place)
    {
        var order = place.Order;
        if (state.Orders.Knows(order.Id) || state.Orders.Tracks.ContainsKey(order.Id)) return Refusal.Conflict($"The order {order.Id} is known already.");
        if (!state.Network.Sites.ContainsKey(order.Destination)) return Refusal.Invalid($"There is no site '{order.Destination}'.", "/destination");
        if (place.PickUp is { } store && !state.Network.Sites.ContainsKey(store.Site)) return Refusal.Invalid($"There is no site '{store.Site}'.", "/pickUp/site");
        if (order.PromisedBy < order.PlacedAt) return Refusal.Invalid("It is promised for a time before it is placed.", "/promisedBy");
        return LinesFault(state, order.Lines, "/lines");
    }

    public static Refusal? LinesFault(TowerState state, IReadOnlyList<OrderLineEntry> lines, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal); // lookup only
        for (var i = 0; i < lines.Count; i++)
        {
            if (!state.Network.Items.ContainsKey(lines[i].Item)) return Refusal.Invalid($"There is no item '{lines[i].Item}'.", $"{pointer}/{i}/item");
            if (!seen.Add(lines[i].Id)) return Refusal.Invalid($"The line '{lines[i].Id}' stands twice.", $"{pointer}/{i}/id");
        }
        return null;
    }
}
