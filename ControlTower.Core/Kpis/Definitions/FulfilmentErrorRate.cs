namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How many orders did not end as they were promised.</summary>
public sealed class FulfilmentErrorRate : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "fulfilmentErrorRate",
        "Fulfilment error rate",
        "share",
        "Share of the period's orders that are over and went wrong: delivered after the promised calendar day, in UTC; shipped short, where somebody counted; or ended for want of stock. Delivered orders without a date or a promise are left out. Cancelled orders are left out, since nothing tells who cancelled; corrections are not told either.",
        KpiSource.Orders,
        "promisedBy");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var judged = input.Orders.Where(order => order.Ended == OrderEnd.Unavailable
            || order is { Ended: OrderEnd.Delivered, DeliveredAt: not null, PromisedBy: not null }).ToList();
        var over = input.Orders.Count(order => order.Ended is OrderEnd.Delivered or OrderEnd.Unavailable);
        if (judged.Count == 0) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = over > 0 ? "promisedBy" : null }];
        double Share(Func<OrderOutcome, bool> fails) => (double)judged.Count(fails) / judged.Count;
        return
        [
            new(Definition.Id, Definition.Unit, Share(order => IsLate(order) || IsShort(order)), judged.Count)
            {
                MissingInput = "who cancelled, corrections",
                Parts = [new("late", Share(IsLate)), new("short", Share(IsShort))],
            },
        ];
    }

    private static bool IsLate(OrderOutcome order) =>
        order is { Ended: OrderEnd.Delivered, DeliveredAt: { } at, PromisedBy: { } promise } && at.UtcDateTime.Date > promise.UtcDateTime.Date;

    private static bool IsShort(OrderOutcome order) => order.Ended == OrderEnd.Unavailable || order.Shipped < order.Ordered || order.Delivered < order.Ordered;
}
