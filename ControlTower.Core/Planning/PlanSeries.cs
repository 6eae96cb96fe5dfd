using System.Collections.Immutable;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>What was planned for one item at one site, in order of time.</summary>
/// <param name="Periods">Each start once; at most <see cref="Kept"/>, the newest.</param>
public sealed record PlanSeries(ImmutableArray<PlanPeriod> Periods)
{
    public const int Kept = 400;

    /// <summary>Periods that the margin reckons with.</summary>
    public const int Window = 28;

    /// <summary>With fewer that are over, the margin is a quarter of the plan.</summary>
    public const int Least = 8;

    /// <summary>No period is longer: a month, and the hour that a clock change may add.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(32);

    public static PlanSeries Empty { get; } = new([]);

    /// <summary>When the first period ends that nobody has looked at; null where there is none.</summary>
    public DateTimeOffset? NextEnd()
    {
        DateTimeOffset? least = null;
        foreach (var period in Periods)
        {
            if (!period.Judged && (least is not { } known || period.End < known)) least = period.End;
        }
        return least;
    }

    public PlanPeriod? At(DateTimeOffset start)
    {
        var at = CountBefore(start);
        return at < Periods.Length && Periods[at].Start == start ? Periods[at] : null;
    }

    /// <summary>A new word for a start takes the place of the old one; the oldest period goes where there are too many.</summary>
    public PlanSeries With(PlanPeriod period)
    {
        var at = CountBefore(period.Start);
        if (at < Periods.Length && Periods[at].Start == period.Start) return new(Periods.SetItem(at, period));
        if (Periods.Length < Kept) return new(Periods.Insert(at, period));
        return at == 0 ? this : new([.. Periods.AsSpan()[1..at], period, .. Periods.AsSpan()[at..]]);
    }

    /// <summary>Adds what was told of a span to every period that covers it.</summary>
    public PlanSeries WithActual(DateTimeOffset from, DateTimeOffset until, Quantity quantity)
    {
        var periods = Periods;
        foreach (var at in CoveringAt(from, until)) periods = periods.SetItem(at, periods[at] with { Actual = (periods[at].Actual ?? Quantity.Zero) + quantity });
        return periods == Periods ? this : new(periods);
    }

    /// <summary>The period that covers a span, the one that began last where several do.</summary>
    public PlanPeriod? Covering(DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var at in CoveringAt(from, until)) return Periods[at];
        return null;
    }

    /// <summary>All periods that cover a moment, the one that began last first.</summary>
    public IReadOnlyList<PlanPeriod> CoveringAll(DateTimeOffset from, DateTimeOffset until) => [.. CoveringAt(from, until).Select(at => Periods[at])];

    /// <summary>Periods that are over and that nobody has looked at, in order of time.</summary>
    public IReadOnlyList<PlanPeriod> EndedBy(DateTimeOffset now) => [.. Periods.Where(period => !period.Judged && period.End <= now)];

    /// <summary>No later period that has begun tells how things are now.</summary>
    public bool IsNewest(PlanPeriod period, DateTimeOffset now)
    {
        for (var at = Periods.Length - 1; at >= 0 && Periods[at].Start > period.Start; at--)
        {
            if (Periods[at].Start <= now && (Periods[at].Actual is not null || Periods[at].Judged)) return false;
        }
        return true;
    }

    /// <summary>
    /// Lower and upper as published; where they are not, plan ± margin. The margin is 3.5 × 1.4826 × MAD of the residuals (actual − plan)
    /// of the last <see cref="Window"/> periods that were over when this one began, with fewer than <see cref="Least"/> of them 25 % of
    /// the plan. MAD is the median of the residuals' distances from their own median; 3.5 as in Iglewicz and Hoaglin 1993, 1.4826 making
    /// MAD comparable to a standard deviation. Whole millionths, cut towards zero.
    /// </summary>
    public PlanBand BandOf(PlanPeriod period)
    {
        var margin = period is { Lower: not null, Upper: not null } ? 0 : MarginBefore(period.Start) ?? period.Plan.Micros / 4;
        return new(
            period.Plan,
            period.Lower ?? new(Math.Max(0, Micros.AddCapped(period.Plan.Micros, -margin))),
            period.Upper ?? new(Micros.AddCapped(period.Plan.Micros, margin)));
    }

    private long? MarginBefore(DateTimeOffset start)
    {
        Span<Int128> residuals = stackalloc Int128[Window];
        var count = 0;
        for (var at = CountBefore(start) - 1; at >= 0 && count < Window; at--)
        {
            if (Periods[at] is { Judged: true, Actual: { } actual } over && over.End <= start) residuals[count++] = (Int128)actual.Micros - over.Plan.Micros;
        }
        if (count < Least) return null;
        residuals = residuals[..count];
        var median = Medians.Twice(residuals);
        for (var i = 0; i < count; i++) residuals[i] = Int128.Abs((2 * residuals[i]) - median);
        // Twice the median of twice the distances is 4 × MAD; 3.5 × 1.4826 = 5.1891.
        return (long)Int128.Min(Medians.Twice(residuals) * 51_891 / 40_000, long.MaxValue);
    }

    private IEnumerable<int> CoveringAt(DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = CountBefore(from.AddTicks(1)) - 1; at >= 0 && from - Periods[at].Start < Longest; at--)
        {
            if (Periods[at].Covers(from, until)) yield return at;
        }
    }

    /// <summary>Looked for from the end, where news belong.</summary>
    private int CountBefore(DateTimeOffset start)
    {
        var count = Periods.Length;
        while (count > 0 && Periods[count - 1].Start >= start) count--;
        return count;
    }
}
