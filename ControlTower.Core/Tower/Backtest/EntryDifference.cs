namespace ControlTower.Core.Tower.Backtest;

public enum DifferenceKind { OnlyLeft, OnlyRight, OtherTime }

/// <summary>One entry that stands in one of two timelines only, or in both at another time.</summary>
/// <param name="Detail">As the left one says it, where it has it.</param>
/// <param name="Left">When it is there; null where it is not, as for <paramref name="Right"/>.</param>
public sealed record EntryDifference(DifferenceKind What, TimelineKind Kind, string? Function, string Detail, DateTimeOffset? Left, DateTimeOffset? Right)
{
    /// <summary>In order of time. The first of the same on one side is held against the first on the other.</summary>
    public static IReadOnlyList<EntryDifference> Between(IReadOnlyList<TimelineEntry> left, IReadOnlyList<TimelineEntry> right)
    {
        var open = new Dictionary<(TimelineKind, string?, string), Queue<int>>(); // lookup only
        for (var i = 0; i < right.Count; i++)
        {
            if (!open.TryGetValue(Same(right[i]), out var places)) open[Same(right[i])] = places = new();
            places.Enqueue(i);
        }
        var found = new List<EntryDifference>();
        var matched = new bool[right.Count];
        foreach (var one in left)
        {
            if (!open.TryGetValue(Same(one), out var places) || !places.TryDequeue(out var place)) found.Add(new(DifferenceKind.OnlyLeft, one.Kind, one.Function, one.Detail, one.At, null));
            else
            {
                matched[place] = true;
                if (right[place].At != one.At) found.Add(new(DifferenceKind.OtherTime, one.Kind, one.Function, one.Detail, one.At, right[place].At));
            }
        }
        found.AddRange(right.Where((_, place) => !matched[place]).Select(one => new EntryDifference(DifferenceKind.OnlyRight, one.Kind, one.Function, one.Detail, null, one.At)));
        return [.. found.OrderBy(one => one.Left ?? one.Right)];
    }

    private static (TimelineKind Kind, string? Function, string About) Same(TimelineEntry entry) => (entry.Kind, entry.Function, SameWords.Of(entry.Detail));
}
