namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How long the stock lasts at the pace of the last four weeks.</summary>
public sealed class DaysOfSupply : IKpi
{
    private const int Days = 28;

    public KpiDefinition Definition { get; } = new(
        "daysOfSupply",
        "Days of supply",
        "days",
        "Stock at the end of the period over the average cost of goods that left a day in the 28 days before it, both at today's unit cost; what counts as left is as for the turnover. Without a period it ends with the day of the newest fact. Items without unit cost are left out.",
        KpiSource.Stock,
        "stock", "unitCost", "sales");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var values = new StockValues(input);
        if (StockWindow.Of(input with { From = null }) is not { } whole || values.Currency is not { } currency) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = values.Missing }];
        var onHand = values.OnHand(whole);
        var left = values.Left(new(whole.To.AddDays(-Days), whole.To));
        double? days = left > 0 ? (double)(onHand * Days / left) : null;
        return
        [
            new(Definition.Id, Definition.Unit, days, values.Positions)
            {
                MissingInput = days is null ? "sales" : values.Missing,
                Parts = [new("stock", (double)onHand, currency), new("costOfGoodsLeft", (double)left, currency)],
            },
        ];
    }
}
