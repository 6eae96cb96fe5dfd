using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>The milestones that figures, cases and history reckon with follow from the units: shipped when nothing waits any more, over when nothing is on its way.</summary>
internal static class OrderMilestones
{
    public static void Follow(Turn turn, string id, DateTimeOffset? at)
    {
        if (!turn.State.Orders.Open.TryGetValue(id, out var order) || !turn.State.Orders.Tracks.TryGetValue(id, out var track)) return;
        var stand = OrderStanding.Of(track with { Held = null });
        if (stand < OrderStand.Shipped) return;
        if (stand == OrderStand.Shipped)
        {
            if (order.Status < OrderStatus.Shipped) turn.Record(new OrderProgressed(id, OrderStatus.Shipped), at);
            return;
        }
        var outcome = stand == OrderStand.Cancelled ? OrderStatus.Cancelled : WasDelivered(track) ? OrderStatus.Delivered : OrderStatus.Unavailable;
        if (outcome == OrderStatus.Delivered) turn.Record(new OrderProgressed(id, OrderStatus.Delivered), at);
        turn.Record(new OrderEnded(id, outcome, true), at);
    }

    private static bool WasDelivered(OrderTrack track) => track.Marks.Any(mark => mark.Stage is Stage.Delivered or Stage.ReturnRequested);
}
