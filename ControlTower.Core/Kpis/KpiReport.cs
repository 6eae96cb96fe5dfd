namespace ControlTower.Core.Kpis;

/// <summary>Answers a query: every figure of the catalogue, or one, whole or by slice, not rounded.</summary>
public static class KpiReport
{
    public static IReadOnlyList<KpiValue> Compute(KpiQuery query, IEnumerable<OrderOutcome> orders, IEnumerable<CaseOutcome> cases) =>
        Compute(KpiCatalog.All, query, new([.. orders], [.. cases]));

    public static IReadOnlyList<KpiValue> Compute(KpiQuery query, KpiMaterial material) => Compute(KpiCatalog.All, query, material);

    /// <summary>The values of each figure together, in the order given, its slices in ordinal order of their names.</summary>
    public static IReadOnlyList<KpiValue> Compute(IReadOnlyList<IKpi> kpis, KpiQuery query, KpiMaterial material)
    {
        var whole = KpiInput.Select(material, query.From, query.To);
        if (query.By is not { } slice) return [.. kpis.SelectMany(kpi => kpi.Compute(whole))];
        var slices = KpiSlicing.Cut(whole, query, slice).ToList();
        return [.. kpis.SelectMany(kpi => BySlice(kpi, slice, slices))];
    }

    private static IEnumerable<KpiValue> BySlice(IKpi kpi, KpiSlice slice, List<(string Name, KpiInput Input)> slices)
    {
        var definition = kpi.Definition;
        if (KpiSlicing.Applies(definition.Source, slice))
        {
            return slices.Where(part => HasRows(definition.Source, part.Input))
                .SelectMany(part => kpi.Compute(part.Input).Select(value => value with { By = part.Name }));
        }
        return [new(definition.Id, definition.Unit, null, 0) { MissingInput = $"{slice.ToString().ToLowerInvariant()} of {definition.Source.ToString().ToLowerInvariant()}" }];
    }

    private static bool HasRows(KpiSource source, KpiInput input) => source switch
    {
        KpiSource.Cases => input.Cases.Count > 0,
        KpiSource.Stock => input.StockDays.Count + input.ShippedLines.Count > 0,
        KpiSource.Movements => input.Movements.Count > 0,
        KpiSource.Waits => input.Waits.Count > 0,
        KpiSource.Books => Books.Of(input) is not null,
        _ => input.Orders.Count > 0,
    };
}
