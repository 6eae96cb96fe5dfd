namespace ControlTower.Core.Kpis.Definitions;

public sealed class OrderLines() : CountKpi(
    new("orderLines", "Order lines", "lines", "Lines of the orders placed, cancelled ones included.", KpiSource.Lines))
{
    protected override int Count(KpiInput input) => input.Lines.Count();
}
