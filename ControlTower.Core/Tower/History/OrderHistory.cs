using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.History;

/// <summary>Orders of the past: they feed orders and figures, and open no case, run, timer or effect.</summary>
internal static class OrderHistory
{
    public static Result<object> Import(Turn turn, ImportOrders import)
    {
        var (imported, known) = (0, 0);
        foreach (var historic in import.Orders)
        {
            if (turn.State.Orders.Knows(historic.Order.Id))
            {
                known++;
                continue;
            }
            Import(turn, historic);
            imported++;
        }
        return new OrdersImported(imported, known);
    }

    public static Result<object> Import(Turn turn, ImportDemand import)
    {
        foreach (var seen in import.Observations) turn.Record(seen, seen.PeriodStart);
        return Done.Well;
    }

    private static void Import(Turn turn, HistoricOrder historic)
    {
        var region = historic.Order.Region ?? (historic.Order.Destination is { } destination ? turn.State.Network.Sites.Find(destination)?.Entry.Region : null);
        var order = historic.Order with { Region = region };
        turn.Record(new OrderPlaced(order with { Status = OrderStatus.Placed, ApprovedAt = null, ShippedAt = null, DeliveredAt = null }), order.PlacedAt);
        Progress(turn, order.Id, OrderStatus.Approved, order.ApprovedAt);
        Progress(turn, order.Id, OrderStatus.Shipped, order.ShippedAt);
        Progress(turn, order.Id, OrderStatus.Delivered, order.DeliveredAt);
        if (historic.Outcome is not { } outcome) return;
        var last = new[] { order.PlacedAt, order.ApprovedAt, order.ShippedAt, order.DeliveredAt }.Max()!.Value;
        var dated = outcome == OrderStatus.Delivered ? order.DeliveredAt is not null : historic.EndedAt is not null;
        turn.Record(new OrderEnded(order.Id, outcome, dated), historic.EndedAt ?? last);
    }

    private static void Progress(Turn turn, string order, OrderStatus to, DateTimeOffset? at)
    {
        if (at is { } time) turn.Record(new OrderProgressed(order, to), time);
    }
}
