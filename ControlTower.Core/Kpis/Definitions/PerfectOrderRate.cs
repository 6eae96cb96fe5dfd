namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Perfect order fulfilment after SCOR, over the parts that are measured.</summary>
public sealed class PerfectOrderRate : IKpi
{
    private static readonly Complete Complete = new();
    private static readonly OnTimeByDate OnTime = new();
    private static readonly CorrectlyInvoiced Invoiced = new();

    public KpiDefinition Definition { get; } = new(
        "perfectOrderRate",
        "Perfect order rate",
        "share",
        "Share of delivered orders with a date and a promise that came on time by date and, where quantities were counted, complete, and where they were billed, correctly invoiced. Parts that are not measured are named and left out.",
        KpiSource.Orders,
        "promisedBy");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var delivered = input.DeliveredWithDate.ToList();
        var judged = delivered.Where(order => order.PromisedBy is not null).ToList();
        var perfect = judged.Count(order => OnTime.Passes(order) == true && Complete.Passes(order) != false && Invoiced.Passes(order) != false);
        var (onTime, complete, invoiced) = (OnTime.Compute(input)[0], Complete.Compute(input)[0], Invoiced.Compute(input)[0]);
        IReadOnlyList<KpiPart> parts = [.. new[] { onTime, complete, invoiced }.Where(part => part.Value is not null).Select(part => new KpiPart(part.Kpi, part.Value!.Value))];
        IEnumerable<string> missing =
        [
            .. delivered.Count > 0 && judged.Count == 0 ? ["onTimeByDate"] : Array.Empty<string>(),
            .. complete.Value is null ? ["complete"] : Array.Empty<string>(),
            "undamaged",
            .. invoiced.Value is null ? ["correctlyInvoiced"] : Array.Empty<string>(),
        ];
        double? rate = judged.Count == 0 ? null : (double)perfect / judged.Count;
        return [new(Definition.Id, Definition.Unit, rate, judged.Count) { Parts = parts, MissingInput = string.Join(", ", missing) }];
    }
}
