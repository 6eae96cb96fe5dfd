namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How much of what was billed is given back, and what that costs.</summary>
public sealed class ReturnRate : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "returnRate",
        "Return rate",
        "share",
        "What was credited to customers in the period over what they were billed in it, without VAT, out of the books; the part says what the returns cost. In the currency with most days in the books.",
        KpiSource.Books,
        "revenue");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        if (Books.Of(input) is not { } books) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = "books" }];
        var (credited, revenue) = (books.Sum(day => day.Returns), books.Sum(day => day.Revenue));
        double? rate = revenue > 0 ? (double)(credited / revenue) : null;
        return [new(Definition.Id, Definition.Unit, rate, (int)books.Days) { MissingInput = rate is null ? "revenue" : null, Parts = [new("returnCost", (double)credited, books.Currency)] }];
    }
}
