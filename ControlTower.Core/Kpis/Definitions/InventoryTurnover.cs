namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How often a year the stock is renewed.</summary>
public sealed class InventoryTurnover : IKpi
{
    private const decimal DaysAYear = 365;

    public KpiDefinition Definition { get; } = new(
        "inventoryTurnover",
        "Inventory turnover",
        "turns",
        "Cost of the goods that left in the period, times 365 over its days, over the average stock, both at today's unit cost. Left: what was told as sold, or dispatched to a customer's site; of items of which no sale was told in the period, the lines of orders shipped whose units the tower does not move itself. At a single site or region also what it sent to other sites. The stock is averaged over time by whole days in UTC, from the first on which any was told; what lies at suppliers and customers is not ours. Items without unit cost are left out.",
        KpiSource.Stock,
        "stock", "unitCost");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var values = new StockValues(input);
        if (StockWindow.Of(input) is not { } window || values.Currency is not { } currency) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = values.Missing }];
        var (left, average) = (values.Left(window), values.Average(window));
        double? turns = average > 0 ? (double)(left * DaysAYear / window.Days / average) : null;
        return
        [
            new(Definition.Id, Definition.Unit, turns, values.Positions)
            {
                MissingInput = turns is null ? values.Missing ?? "stock" : values.Missing,
                Parts = [new("costOfGoodsLeft", (double)left, currency), new("averageStock", (double)average, currency), new("days", (double)window.Days, "days")],
            },
        ];
    }
}
