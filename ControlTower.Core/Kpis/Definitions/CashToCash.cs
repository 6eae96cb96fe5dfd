namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Cash-to-cash cycle time after SCOR (AM.1.1), out of the books.</summary>
public sealed class CashToCash : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "cashToCash",
        "Cash-to-cash",
        "days",
        "Days of inventory plus days of receivables less days of payables: from paying for goods to being paid for them. Each is what the books held on average at the ends of the period's days (UTC), over what moved a day: inventory and payables (billed or not) over the cost of goods sold, receivables over the revenue. In the currency with most days in the books.",
        KpiSource.Books,
        "costOfGoodsSold", "revenue");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        if (Books.Of(input) is not { } books) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = "books" }];
        var (cost, revenue) = (books.Sum(day => day.CostOfGoodsSold), books.Sum(day => day.Revenue));
        IReadOnlyList<KpiPart> parts =
        [
            .. Part("daysOfInventory", books.Average(day => day.Inventory), cost, books.Days), .. Part("daysOfReceivables", books.Average(day => day.Receivables), revenue, books.Days),
            .. Part("daysOfPayables", books.Average(day => day.Payables), cost, books.Days),
        ];
        IEnumerable<string> missing = [.. cost > 0 ? Array.Empty<string>() : ["costOfGoodsSold"], .. revenue > 0 ? Array.Empty<string>() : ["revenue"]];
        double? value = parts.Count == 3 ? parts[0].Value + parts[1].Value - parts[2].Value : null;
        return [new(Definition.Id, Definition.Unit, value, (int)books.Days) { Parts = parts, MissingInput = parts.Count == 3 ? null : string.Join(", ", missing) }];
    }

    private static IEnumerable<KpiPart> Part(string name, decimal held, decimal moved, decimal days) => moved > 0 ? [new(name, (double)(held * days / moved), "days")] : [];
}
