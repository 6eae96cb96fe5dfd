namespace ControlTower.Core.Kpis.Definitions;

public sealed class OnTimeByDate() : OrderShareKpi(
    new("onTimeByDate", "On time by date", "share", "Share of delivered orders with a date and a promise that came no later than the promised calendar day, in UTC.", KpiSource.Orders, "promisedBy"))
{
    public override bool? Passes(OrderOutcome order) =>
        order.PromisedBy is { } promise ? order.DeliveredAt!.Value.UtcDateTime.Date <= promise.UtcDateTime.Date : null;
}
