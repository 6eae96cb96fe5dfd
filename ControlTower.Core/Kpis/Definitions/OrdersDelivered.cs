namespace ControlTower.Core.Kpis.Definitions;

public sealed class OrdersDelivered() : CountKpi(
    new("delivered", "Delivered", "orders", "Orders that the record says were delivered, with or without a date; its parts tell the two apart.", KpiSource.Orders))
{
    protected override int Count(KpiInput input) => input.Delivered.Count();

    protected override IReadOnlyList<KpiPart> Parts(KpiInput input)
    {
        var dated = input.DeliveredWithDate.Count();
        return [new("withDate", dated), new("withoutDate", input.Delivered.Count() - dated)];
    }
}
