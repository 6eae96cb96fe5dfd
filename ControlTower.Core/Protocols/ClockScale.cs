using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols;

/// <summary>The values of one figure at which conditions change by the clock, as stretches of time in order: each is found in O(log n).</summary>
public sealed class ClockScale
{
    /// <summary>What lies further off is not waited for.</summary>
    private const decimal LongestHours = 10 * ProtocolBounds.LongestHours;

    private readonly long[] ticks;
    private readonly decimal[] hours;

    internal ClockScale(IEnumerable<ClockCut> cuts)
    {
        var sorted = cuts.Where(cut => cut.Value is >= 0 and <= LongestHours).Select(cut => (Ticks: TicksOf(cut), cut.Value)).Distinct().OrderBy(one => one.Ticks).ToList();
        ticks = [.. sorted.Select(one => one.Ticks)];
        hours = [.. sorted.Select(one => one.Value)];
    }

    public static ClockScale Nothing { get; } = new([]);

    public bool IsEmpty => ticks.Length == 0;

    /// <summary>The shortest stretch that is longer than one; null where there is none.</summary>
    public long? Above(long stretch) => Past(stretch) is var place && place < ticks.Length ? ticks[place] : null;

    /// <summary>The longest stretch that is shorter than one; null where there is none.</summary>
    public long? Below(long stretch) => Past(stretch - 1) is var place && place > 0 ? ticks[place - 1] : null;

    /// <summary>The value, in hours, of the longest stretch that is not longer than one; null where there is none.</summary>
    public decimal? Reached(long stretch) => Past(stretch) is var place && place > 0 ? hours[place - 1] : null;

    /// <summary>How many stretches are not longer.</summary>
    private int Past(long stretch)
    {
        var (from, until) = (0, ticks.Length);
        while (from < until)
        {
            var middle = (from + until) / 2;
            if (ticks[middle] <= stretch) from = middle + 1;
            else until = middle;
        }
        return from;
    }

    /// <summary>The first instant at which the answer is another: of what grows at or after the value, of what shrinks with or after it.</summary>
    private static long TicksOf(ClockCut cut)
    {
        var exact = cut.Value * TimeSpan.TicksPerHour;
        if (cut.Field == ClockCuts.ToBreak) return cut.IsPast ? (long)decimal.Ceiling(exact) - 1 : (long)decimal.Floor(exact);
        return cut.IsPast ? (long)decimal.Floor(exact) + 1 : (long)decimal.Ceiling(exact);
    }
}
