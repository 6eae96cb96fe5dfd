namespace ControlTower.Core.Kpis.Definitions;

public sealed class OnTimeByTimestamp() : OrderShareKpi(
    new("onTimeByTimestamp", "On time by timestamp", "share", "Share of delivered orders with a date and a promise that came no later than the promised instant.", KpiSource.Orders, "promisedBy"))
{
    public override bool? Passes(OrderOutcome order) =>
        order.PromisedBy is { } promise ? order.DeliveredAt <= promise : null;
}
