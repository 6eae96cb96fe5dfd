namespace ControlTower.Core.Kpis.Definitions;

public sealed class ApprovedToShipped() : OrderSpanKpi(
    new("approvedToShipped", "Approved to shipped", "days", "From approval to hand-over to the carrier, of delivered orders with a delivery date; negative spans are kept.", KpiSource.Orders, "approvedAt", "shippedAt"),
    order => order.ApprovedAt,
    order => order.ShippedAt);
