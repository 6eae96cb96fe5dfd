namespace ControlTower.Core.Kernel;

/// <summary>How unlike the past a value is, by median and median deviation, which a few wild values do not move.</summary>
public static class RobustScore
{
    /// <summary>With fewer values the past shows nothing.</summary>
    public const int Least = 10;

    /// <summary>Scales the median deviation to a standard deviation where values are normal (Iglewicz and Hoaglin 1993).</summary>
    private const decimal Scale = 0.6745m;

    /// <summary>How far a value lies from the median of the past, in scaled median deviations; 0 where there are too few, null where the past never varied and this does.</summary>
    public static decimal? Of(decimal value, IReadOnlyList<decimal> past)
    {
        if (past.Count < Least) return 0;
        var median = Median(past);
        var spread = Median([.. past.Select(one => Math.Abs(one - median))]);
        if (spread == 0) return value == median ? 0 : null;
        return Math.Round(Scale * Math.Abs(value - median) / spread, 2);
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    /// <param name="values">At least one.</param>
    public static decimal Median(IReadOnlyList<decimal> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
