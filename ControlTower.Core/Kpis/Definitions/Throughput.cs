namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Orders delivered a day over the period.</summary>
public sealed class Throughput : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "throughput",
        "Throughput",
        "orders per day",
        "Delivered orders with a date, over the days of the period; where the period is open, it begins with the first order placed and ends with the last delivery.",
        KpiSource.Orders,
        "deliveredAt");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var delivered = input.DeliveredWithDate.Count();
        double? rate = input.PeriodDays > 0 ? (double)(delivered / input.PeriodDays) : null;
        return [new(Definition.Id, Definition.Unit, rate, delivered)];
    }
}
