namespace ControlTower.Bench.Reporting;

/// <summary>Order statistics of what was measured.</summary>
public static class Sample
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>The least value that at least the share of all values do not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, up to 1.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0) throw new InvalidOperationException("Nothing was measured.");
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
