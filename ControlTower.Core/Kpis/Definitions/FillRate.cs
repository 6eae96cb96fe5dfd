using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Unit fill rate of the orders whose shipping is over.</summary>
public sealed class FillRate : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "fillRate",
        "Fill rate",
        "share",
        "Shipped over ordered quantity, of orders that were shipped or delivered, or ended for want of stock, and whose shipped quantity was counted. What was shipped beyond an order does not make up for another.",
        KpiSource.Orders,
        "shippedQuantity");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var candidates = input.Orders.Where(IsOver).ToList();
        var counted = candidates.Where(order => order.Shipped is not null).ToList();
        var ordered = counted.Sum(order => order.Ordered.Units);
        var shipped = counted.Sum(order => Quantity.Min(order.Shipped!.Value, order.Ordered).Units);
        return
        [
            new(Definition.Id, Definition.Unit, ordered == 0 ? null : (double)(shipped / ordered), counted.Count)
            {
                MissingInput = candidates.Count > 0 && counted.Count == 0 ? "shippedQuantity" : null,
            },
        ];
    }

    private static bool IsOver(OrderOutcome order) =>
        order.Ended is OrderEnd.Delivered or OrderEnd.Unavailable || (order.Ended == OrderEnd.Open && order.ShippedAt is not null);
}
