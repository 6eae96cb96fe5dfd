namespace ControlTower.Core.Kpis.Definitions;

public sealed class Complete() : OrderShareKpi(
    new("complete", "Complete", "share", "Share of delivered orders whose delivered quantity was counted and is no less than the ordered one.", KpiSource.Orders, "deliveredQuantity"))
{
    public override bool? Passes(OrderOutcome order) =>
        order.Delivered is { } delivered ? delivered >= order.Ordered : null;
}
