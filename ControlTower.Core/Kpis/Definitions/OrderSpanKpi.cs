namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Days between two times of delivered orders that have a delivery date. The definition's needs name the two, in this order.</summary>
public abstract class OrderSpanKpi(KpiDefinition definition, Func<OrderOutcome, DateTimeOffset?> begin, Func<OrderOutcome, DateTimeOffset?> end) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var orders = input.Delivered.ToList();
        var spans = orders.Where(order => order.DeliveredAt is not null && begin(order) is not null && end(order) is not null)
            .Select(order => Elapsed.Days(begin(order)!.Value, end(order)!.Value));
        return [Spread.Of(spans).ToValue(definition, Missing(orders))];
    }

    private string? Missing(List<OrderOutcome> orders)
    {
        if (orders.Count == 0) return null;
        IEnumerable<string> missing =
        [
            .. orders.Any(order => begin(order) is not null) ? Array.Empty<string>() : [definition.Needs[0]],
            .. orders.Any(order => end(order) is not null) ? Array.Empty<string>() : [definition.Needs[1]],
        ];
        return string.Join(", ", missing) is { Length: > 0 } names ? names : null;
    }
}
