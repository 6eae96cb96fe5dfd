namespace ControlTower.Core.Kpis;

/// <summary>One figure over calendar periods; a period in which nothing was placed or detected has no point.</summary>
/// <param name="Points">In order of time; <see cref="KpiValue.By"/> names the period.</param>
public sealed record TrendSeries(KpiDefinition Kpi, KpiSlice Period, IReadOnlyList<KpiValue> Points)
{
    /// <param name="query">By is the period and has to be day, week or month.</param>
    /// <exception cref="ArgumentException">By is not a period.</exception>
    public static TrendSeries Of(IKpi kpi, KpiQuery query, KpiMaterial material)
    {
        if (query.By is not { } period || !period.IsPeriod()) throw new ArgumentException("A trend runs by day, week or month.", nameof(query));
        return new(kpi.Definition, period, KpiReport.Compute([kpi], query, material));
    }
}
