using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Value of what was ordered; one figure for each currency.</summary>
public sealed class Revenue : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "revenue",
        "Order value",
        "money",
        "Sum of the lines' totals as ordered, cancelled ones included; amounts of two currencies are never added.",
        KpiSource.Lines,
        "price");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var valued = input.Orders.Where(order => order.Value is not null).ToList();
        if (valued.Count == 0) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = input.Orders.Count > 0 ? "price" : null }];
        return
        [
            .. valued.Select(order => order.Value!.Value.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(currency => InCurrency(currency, valued.Where(order => order.Value!.Value.Currency == currency).ToList())),
        ];
    }

    private KpiValue InCurrency(string currency, List<OrderOutcome> orders)
    {
        var sum = orders.Aggregate(Money.Zero(currency), (total, order) => total + order.Value!.Value);
        return new(Definition.Id, currency, (double)sum.Amount, orders.Count);
    }
}
