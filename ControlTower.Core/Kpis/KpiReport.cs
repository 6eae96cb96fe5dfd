namespace ControlTower.Core.Kpis;

/// <summary>Answers a query: every figure of the catalogue, or one, whole or by slice, not rounded.</summary>
public static class KpiReport
{
    public static IReadOnlyList<KpiValue> Compute(KpiQuery query, IEnumerable<OrderOutcome> orders, IEnumerable<CaseOutcome> cases) =>
        Compute(KpiCatalog.All, query, orders, cases);

    /// <summary>The values of each figure together, in the order given, its slices in ordinal order of their names.</summary>
    public static IReadOnlyList<KpiValue> Compute(
        IReadOnlyList<IKpi> kpis, KpiQuery query, IEnumerable<OrderOutcome> orders, IEnumerable<CaseOutcome> cases)
    {
        var whole = KpiInput.Select(orders, cases, query.From, query.To);
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
        return [new(definition.Id, definition.Unit, null, 0) { MissingInput = $"{slice.ToString().ToLowerInvariant()} of cases" }];
    }

    private static bool HasRows(KpiSource source, KpiInput input) => source == KpiSource.Cases ? input.Cases.Count > 0 : input.Orders.Count > 0;
}
