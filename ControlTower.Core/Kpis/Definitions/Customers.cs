namespace ControlTower.Core.Kpis.Definitions;

public sealed class Customers() : CountKpi(
    new("customers", "Customers", "customers", "Different customers among the orders placed.", KpiSource.Orders))
{
    protected override int Count(KpiInput input) => input.Orders.Select(order => order.Customer).Distinct(StringComparer.Ordinal).Count();
}
