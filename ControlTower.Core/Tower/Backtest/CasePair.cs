using Entries = System.Collections.Generic.IReadOnlyList<ControlTower.Core.Tower.Backtest.TimelineEntry>;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>
/// The same case in two timelines: the one that opened for the same reason at the same time, else the next one for the same reason. What it
/// is numbered says nothing, since one case more or less moves all numbers after it.
/// </summary>
/// <param name="Left">What it says of the case, in order; empty where it has none.</param>
public sealed record CasePair(IReadOnlyList<TimelineEntry> Left, IReadOnlyList<TimelineEntry> Right)
{
    /// <summary>When it opened first.</summary>
    public DateTimeOffset At => Left.Concat(Right).Min(one => one.At);

    public string About => First.Case is null ? "" : First.Detail;

    private TimelineEntry First => Left.Count > 0 ? Left[0] : Right[0];

    /// <summary>In order of time; what belongs to no case is a pair of its own.</summary>
    public static IReadOnlyList<CasePair> Of(IReadOnlyList<TimelineEntry> left, IReadOnlyList<TimelineEntry> right)
    {
        var atOnce = Paired(Cases(left), Cases(right), one => KeyOf(one, one[0].At));
        var later = Paired(atOnce.Left, atOnce.Right, one => KeyOf(one, null));
        return [.. atOnce.Pairs.Concat(later.Pairs).Concat(later.Left.Select(one => new CasePair(one, []))).Concat(later.Right.Select(one => new CasePair([], one))).OrderBy(one => one.At)];
    }

    /// <returns>The pairs, and what is left of both.</returns>
    private static (List<CasePair> Pairs, List<Entries> Left, List<Entries> Right) Paired(List<Entries> left, List<Entries> right, Func<Entries, (DateTimeOffset?, string?, string)> same)
    {
        var open = new Dictionary<(DateTimeOffset?, string?, string), Queue<Entries>>(); // lookup only
        foreach (var one in right)
        {
            if (!open.TryGetValue(same(one), out var alike)) open[same(one)] = alike = new();
            alike.Enqueue(one);
        }
        var (pairs, rest) = (new List<CasePair>(), new List<Entries>());
        foreach (var one in left)
        {
            if (!open.TryGetValue(same(one), out var alike) || !alike.TryDequeue(out var other)) rest.Add(one);
            else pairs.Add(new(one, other));
        }
        var taken = new HashSet<Entries>(pairs.Select(pair => pair.Right), ReferenceEqualityComparer.Instance); // lookup only
        return (pairs, rest, [.. right.Where(one => !taken.Contains(one))]);
    }

    private static (DateTimeOffset?, string?, string) KeyOf(Entries entries, DateTimeOffset? at) =>
        entries[0].Case is null ? (null, null, "") : (at, entries[0].Function, SameWords.Of(entries[0].Detail));

    private static List<Entries> Cases(IReadOnlyList<TimelineEntry> timeline) =>
        [.. timeline.GroupBy(one => one.Case ?? "", StringComparer.Ordinal).Select(group => group.ToList())]; // ordered: groups come in the order of their first entries
}
