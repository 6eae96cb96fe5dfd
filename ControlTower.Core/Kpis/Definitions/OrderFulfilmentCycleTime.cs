namespace ControlTower.Core.Kpis.Definitions;

public sealed class OrderFulfilmentCycleTime() : OrderSpanKpi(
    new("orderFulfilmentCycleTime", "Order fulfilment cycle time", "days", "From placed to delivered, elapsed seconds over 86,400, of orders that were delivered and have a delivery date.", KpiSource.Orders, "placedAt", "deliveredAt"),
    order => order.PlacedAt,
    order => order.DeliveredAt);
