using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>How an order would run if nobody stepped in: the warehouse ships it, the carrier delivers it, one in fourteen late.</summary>
/// <param name="ShipFrom">A distribution centre with a lane straight to the destination.</param>
public sealed record DemoOrderPlan(string ShipFrom, DateTimeOffset ShippedAt, DateTimeOffset DeliveredAt, bool Late)
{
    private const int LatePercent = 7;

    /// <param name="order">Of the demo network or of an order.placed of its simulation.</param>
    /// <param name="notBefore">Nothing is shipped earlier; commonly the start of the demo.</param>
    /// <returns>Null where no distribution centre of the demo has a lane to the destination.</returns>
    public static DemoOrderPlan? For(int seed, OrderEntry order, DateTimeOffset notBefore) => For(seed, order, notBefore, LatePercent);

    internal static DemoOrderPlan? For(int seed, OrderEntry order, DateTimeOffset notBefore, int latePercent)
    {
        if (DemoLanes.TryDelivering(order.Destination) is not { } lanes) return null;
        var random = DemoRandom.For(seed, $"plan of {order.Id}");
        var earliest = notBefore > order.PlacedAt ? notBefore : order.PlacedAt;
        var left = order.PromisedBy - earliest;
        var fitting = lanes.Where(lane => Lead(lane) < left).DefaultIfEmpty(lanes[0]).ToArray();
        var lane = fitting[random.Chance(75) ? 0 : fitting.Length - 1];
        var late = random.Chance(latePercent);
        var slack = Math.Max(0, (long)(left - Lead(lane)).TotalMinutes);
        var delivered = late
            ? order.PromisedBy.AddMinutes(random.From(45, 25 * 60))
            : order.PromisedBy.AddMinutes(-slack * random.From(5, 70) / 100);
        var shipped = delivered - Lead(lane);
        return shipped >= earliest
            ? new(lane.From, shipped, delivered, late)
            : new(lane.From, earliest, earliest + Lead(lane), earliest + Lead(lane) > order.PromisedBy);
    }

    private static TimeSpan Lead(LaneEntry lane) => TimeSpan.FromHours((double)lane.LeadTimeHours);
}
