namespace ControlTower.Core.Kpis.Definitions;

/// <summary>What an order costs beside its goods.</summary>
public sealed class CostPerOrder : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "costPerOrder",
        "Cost per order",
        "money",
        "Freight, variances of purchase prices, stock written off and what was credited to customers in the period, out of the books, over the orders delivered in it. In the currency with most days in the books.",
        KpiSource.Books,
        "books", "ordersDelivered");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        if (Books.Of(input) is not { } books) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = "books" }];
        var delivered = input.DeliveredWithDate.Count(order => order.DeliveredAt >= books.From && order.DeliveredAt < books.To);
        var cost = books.Sum(day => day.Handling + day.Returns);
        double? value = delivered > 0 ? (double)(cost / delivered) : null;
        return [new(Definition.Id, books.Currency, value, delivered) { MissingInput = value is null ? "ordersDelivered" : null, Parts = [new("cost", (double)cost, books.Currency)] }];
    }
}
