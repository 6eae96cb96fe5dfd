using System.Collections.Immutable;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>The last periods of one item at one site, in order of time.</summary>
/// <param name="Periods">Each start once; at most <see cref="Window"/> and the one that runs.</param>
public sealed record DemandHistory(ImmutableArray<DemandPeriod> Periods)
{
    /// <summary>Periods that the baseline reckons with.</summary>
    public const int Window = 28;

    /// <summary>With fewer, nothing is said.</summary>
    public const int Least = 8;

    public static DemandHistory Empty { get; } = new([]);

    /// <summary>Observations of one period add up; the oldest period goes where there are too many.</summary>
    public DemandHistory With(DateTimeOffset periodStart, Quantity quantity)
    {
        var at = CountBefore(periodStart);
        if (at < Periods.Length && Periods[at].Start == periodStart) return new(Periods.SetItem(at, new(periodStart, Periods[at].Quantity + quantity)));
        var period = new DemandPeriod(periodStart, quantity);
        if (Periods.Length <= Window) return new(Periods.Insert(at, period));
        return at == 0 ? this : new([.. Periods.AsSpan()[1..at], period, .. Periods.AsSpan()[at..]]);
    }

    public Quantity In(DateTimeOffset periodStart)
    {
        var at = CountBefore(periodStart);
        return at < Periods.Length && Periods[at].Start == periodStart ? Periods[at].Quantity : Quantity.Zero;
    }

    /// <summary>All that was asked for in periods that begin within a span; null where there is none.</summary>
    public Quantity? Within(DateTimeOffset from, DateTimeOffset until)
    {
        Quantity? sum = null;
        foreach (var period in Periods)
        {
            if (period.Start >= from && period.Start < until) sum = (sum ?? Quantity.Zero) + period.Quantity;
        }
        return sum;
    }

    public bool IsLatest(DateTimeOffset periodStart) => Periods is [] || Periods[^1].Start <= periodStart;

    /// <summary>
    /// What was usual before a period: median ± 3.5 × 1.4826 × MAD of the last <see cref="Window"/> periods before it
    /// (Iglewicz and Hoaglin 1993, the constant making MAD comparable to a standard deviation); null with fewer than <see cref="Least"/>.
    /// </summary>
    public DemandBaseline? BaselineBefore(DateTimeOffset periodStart)
    {
        var until = CountBefore(periodStart);
        if (until < Least) return null;
        var recent = Periods.AsSpan()[Math.Max(0, until - Window)..until];
        Span<long> before = stackalloc long[recent.Length];
        for (var i = 0; i < before.Length; i++) before[i] = recent[i].Quantity.Micros;
        var median = MedianTwice(before);
        for (var i = 0; i < before.Length; i++) before[i] = checked(Math.Abs((2 * before[i]) - median));
        var spread = MedianTwice(before);
        // median is 2 × the median, spread 4 × the MAD; 3.5 × 1.4826 = 5.1891.
        var margin = (long)(spread * 5.1891m / 4);
        return new(new(median / 2), new((median / 2) - margin), new((median / 2) + margin), before.Length);
    }

    /// <summary>Looked for from the end, where news belong.</summary>
    private int CountBefore(DateTimeOffset periodStart)
    {
        var count = Periods.Length;
        while (count > 0 && Periods[count - 1].Start >= periodStart) count--;
        return count;
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

/// <param name="Quantity">All that was asked for in it.</param>
public readonly record struct DemandPeriod(DateTimeOffset Start, Quantity Quantity);
