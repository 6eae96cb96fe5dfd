namespace ControlTower.Core.Kpis.Definitions;

public sealed class ShippedToDelivered() : OrderSpanKpi(
    new("shippedToDelivered", "Shipped to delivered", "days", "From hand-over to the carrier to delivery, of delivered orders with a delivery date; negative spans are kept.", KpiSource.Orders, "shippedAt", "deliveredAt"),
    order => order.ShippedAt,
    order => order.DeliveredAt);
