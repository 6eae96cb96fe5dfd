namespace ControlTower.Core.Tower.Backtest;

/// <summary>Two timelines over the same signals, held against each other case by case.</summary>
/// <param name="Cases">About which they do not say the same, those that only one of them has included; what belongs to no case counts as one.</param>
/// <param name="Entries">In which these differ.</param>
/// <param name="First">In order of time, at most <see cref="MostCases"/>.</param>
public sealed record TimelineComparison(int Cases, int Entries, IReadOnlyList<CaseDifference> First)
{
    public const int MostCases = 100;

    public static TimelineComparison Of(IReadOnlyList<TimelineEntry> left, IReadOnlyList<TimelineEntry> right)
    {
        var differing = CasePair.Of(left, right).Select(CaseDifference.Of).OfType<CaseDifference>().OrderBy(one => one.At).ToList();
        return new(differing.Count, differing.Sum(one => one.Entries), [.. differing.Take(MostCases)]);
    }
}

/// <summary>What two timelines do not say alike about one case.</summary>
/// <param name="Left">How the case is numbered there; null where there is none, as for <paramref name="Right"/>. Both are null for what belongs to no case.</param>
/// <param name="At">When it opened first.</param>
/// <param name="About">What it is about.</param>
/// <param name="Entries">In which they differ.</param>
/// <param name="First">In order of time, at most <see cref="MostEntries"/>.</param>
public sealed record CaseDifference(string? Left, string? Right, DateTimeOffset At, string About, int Entries, IReadOnlyList<EntryDifference> First)
{
    public const int MostEntries = 20;

    /// <returns>Null where both say the same.</returns>
    internal static CaseDifference? Of(CasePair pair)
    {
        var differences = EntryDifference.Between(pair.Left, pair.Right);
        if (differences.Count == 0) return null;
        return new(CaseOf(pair.Left), CaseOf(pair.Right), pair.At, pair.About, differences.Count, [.. differences.Take(MostEntries)]);
    }

    private static string? CaseOf(IReadOnlyList<TimelineEntry> entries) => entries.Count == 0 ? null : entries[0].Case;
}
