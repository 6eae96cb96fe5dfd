namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How often a count finds what the book says.</summary>
public sealed class InventoryAccuracy : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "inventoryAccuracy",
        "Inventory accuracy",
        "share",
        "Share of counts on the days of the period that were off the book by no more than the larger of 2 % of it and 2 units. The first word of a position or lot makes its book and is no count; stock that is put anew with the network counts as counted.",
        KpiSource.Stock,
        "counts");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        if (StockWindow.Of(input) is not { } window) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = "counts" }];
        var days = input.StockDays.Where(day => window.Holds(day.Day)).ToList();
        var counts = days.Sum(day => day.Counts);
        double? share = counts == 0 ? null : (double)days.Sum(day => day.CountsWithin) / counts;
        return [new(Definition.Id, Definition.Unit, share, counts) { MissingInput = counts == 0 ? "counts" : null }];
    }
}
