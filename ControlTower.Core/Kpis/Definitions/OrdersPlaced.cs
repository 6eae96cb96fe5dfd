namespace ControlTower.Core.Kpis.Definitions;

public sealed class OrdersPlaced() : CountKpi(
    new("orders", "Orders", "orders", "Orders placed.", KpiSource.Orders))
{
    protected override int Count(KpiInput input) => input.Orders.Count;
}
