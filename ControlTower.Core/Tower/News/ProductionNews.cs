using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.News;

/// <summary>News of production orders: they come along, and are over when all is made.</summary>
internal static class ProductionNews
{
    /// <summary>An order that is not known, or over, is another system's affair; the report stands all the same.</summary>
    public static void Progress(Turn turn, string id, Quantity made, Signal signal)
    {
        if (!turn.State.Orders.ProductionOrders.ContainsKey(id)) return;
        turn.Record(new ProductionOrderProgressed(id, made), signal.Time);
        if (turn.State.Orders.ProductionOrders[id] is not { Left.Micros: 0 } order) return;
        turn.Record(new ProductionOrderCompleted(id), signal.Time);
        if (turn.State.Network.DowntimeEnds.ById.ContainsKey(order.Site)) Scheduling.MeetProduction(turn, order.Site);
    }
}
