using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>What a faster transport of something late takes and costs.</summary>
internal static class FasterTransport
{
    /// <summary>It takes this share of the lane's time …</summary>
    private const decimal ShareOfTime = 0.4m;

    /// <summary>… and costs its price, and so many times its price on top.</summary>
    public const int Surcharge = 3;

    /// <summary>As much later as it is late.</summary>
    public static DateTimeOffset Leaves(Movement order, LaneEntry lane, decimal lateHours) => order.PromisedAt.AddHours((double)(lateHours - lane.LeadTimeHours));

    public static TimeSpan Takes(LaneEntry lane) => TimeSpan.FromTicks((long)(lane.LeadTimeHours * ShareOfTime * TimeSpan.TicksPerHour));
}
