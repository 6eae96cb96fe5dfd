namespace ControlTower.Core.Kpis.Definitions;

public sealed class MultiSupplierOrders() : CountKpi(
    new("multiSupplierOrders", "Orders with several suppliers", "orders", "Orders whose lines name two or more suppliers.", KpiSource.Orders))
{
    protected override int Count(KpiInput input) => input.Orders.Count(order => order.Suppliers.Count > 1);
}
