namespace ControlTower.Core.Kpis.Definitions;

public sealed class Backlog() : CountKpi(
    new("backlog", "Backlog", "orders", "Orders placed in the period and still open at its end; without an end, those that are open now. An order that ended at an unknown time is not counted.", KpiSource.Orders))
{
    protected override int Count(KpiInput input) => input.Orders.Count(order => IsOpen(order, input.To));

    private static bool IsOpen(OrderOutcome order, DateTimeOffset? at)
    {
        if (order.Ended == OrderEnd.Open) return true;
        var ended = order.EndedAt ?? (order.Ended == OrderEnd.Delivered ? order.DeliveredAt : null);
        return at is { } end && ended > end;
    }
}
