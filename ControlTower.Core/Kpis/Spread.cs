namespace ControlTower.Core.Kpis;

/// <summary>
/// Mean, median and 90th percentile. A percentile p lies at position (n − 1)·p of the sorted values, counted from zero, and is
/// interpolated linearly between its two neighbours (Hyndman and Fan 1996, type 7). Values are added in ascending order, so the
/// order in which they come does not matter.
/// </summary>
internal sealed record Spread(int N, double? Mean, double? Median, double? P90)
{
    public static Spread Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return new(0, null, null, null);
        return new(sorted.Length, (double)(sorted.Sum() / sorted.Length), (double)Percentile(sorted, 0.5m), (double)Percentile(sorted, 0.9m));
    }

    public KpiValue ToValue(KpiDefinition kpi, string? missingInput) =>
        new(kpi.Id, kpi.Unit, Mean, N) { Mean = Mean, Median = Median, P90 = P90, MissingInput = missingInput };

    /// <param name="sorted">Ascending, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static decimal Percentile(decimal[] sorted, decimal share)
    {
        var position = (sorted.Length - 1) * share;
        var below = (int)decimal.Floor(position);
        if (below == sorted.Length - 1) return sorted[below];
        return sorted[below] + ((sorted[below + 1] - sorted[below]) * (position - below));
    }
}
