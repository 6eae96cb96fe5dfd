using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>The last periods of one item at one site, in order of time.</summary>
public sealed record DemandHistory(OrdinalMap<Quantity> Periods)
{
    /// <summary>Periods that the baseline reckons with.</summary>
    public const int Window = 28;

    /// <summary>With fewer, nothing is said.</summary>
    public const int Least = 8;

    public static DemandHistory Empty { get; } = new(OrdinalMap<Quantity>.Empty);

    public DemandHistory With(DateTimeOffset periodStart, Quantity quantity)
    {
        var key = Keys.Part(periodStart);
        var periods = Periods.Set(key, Periods.Find(key) + quantity);
        while (periods.Count > Window + 1 && periods.TryFirst(out var oldest, out _)) periods = periods.Remove(oldest);
        return new(periods);
    }

    public Quantity In(DateTimeOffset periodStart) => Periods.Find(Keys.Part(periodStart));

    public bool IsLatest(DateTimeOffset periodStart) => !Periods.TryLast(out var latest, out _) || string.CompareOrdinal(latest, Keys.Part(periodStart)) <= 0;

    /// <summary>
    /// What was usual before a period: median ± 3.5 × 1.4826 × MAD of the last <see cref="Window"/> periods before it
    /// (Iglewicz and Hoaglin 1993, the constant making MAD comparable to a standard deviation); null with fewer than <see cref="Least"/>.
    /// </summary>
    public DemandBaseline? BaselineBefore(DateTimeOffset periodStart)
    {
        var until = Keys.Part(periodStart);
        var before = Before(Keys.Part(periodStart));
        if (before.Length < Least) return null;
        var median = MedianTwice(before);
        for (var i = 0; i < before.Length; i++) before[i] = checked(Math.Abs((2 * before[i]) - median));
        var spread = MedianTwice(before);
        // median is 2 × the median, spread 4 × the MAD; 3.5 × 1.4826 = 5.1891.
        var margin = (long)(spread * 5.1891m / 4);
        return new(new(median / 2), new((median / 2) - margin), new((median / 2) + margin), before.Length);
    }

    /// <summary>What was asked for in the last <see cref="Window"/> periods before one, in millionths.</summary>
    private Span<long> Before(string until)
    {
        var values = new long[Periods.Count];
        var count = 0;
        foreach (var (key, quantity) in Periods)
        {
            if (string.CompareOrdinal(key, until) >= 0) break;
            values[count++] = quantity.Micros;
        }
        return values.AsSpan(Math.Max(0, count - Window)..count);
    }

    /// <summary>Twice the median, so that it stays whole. Sorts the values.</summary>
    private static long MedianTwice(Span<long> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return checked(values.Length % 2 == 1 ? 2 * values[middle] : values[middle - 1] + values[middle]);
    }
}

/// <param name="Lower">At or above it demand is usual; may be negative, which no demand falls below.</param>
/// <param name="Upper">At or below it demand is usual.</param>
/// <param name="Periods">How many the baseline rests on.</param>
public sealed record DemandBaseline(Quantity Median, Quantity Lower, Quantity Upper, int Periods);
