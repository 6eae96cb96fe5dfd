using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols;

/// <summary>The protocols that one kind of case starts.</summary>
internal sealed class ProtocolGroup
{
    private readonly Dictionary<string, ProtocolBucket> bySite; // lookup only
    private readonly Dictionary<string, ProtocolBucket> byItem; // lookup only
    private readonly ProtocolBucket ofAnyItem;
    private readonly ProtocolBucket rest;

    public ProtocolGroup(IEnumerable<IndexEntry> entries)
    {
        var all = entries.Select(entry => (Entry: entry, Needed: NeededBounds.Of(entry.Version.Compiled.Conditions))).ToList();
        bySite = Buckets(all.Where(one => SitesOf(one) is not null).SelectMany(one => SitesOf(one)!.Distinct().Select(site => (Key: site, one))));
        var items = all.Where(one => SitesOf(one) is null && one.Entry.Version.Document.Trigger.Items.Count > 0).ToList();
        byItem = Buckets(items.SelectMany(one => one.Entry.Version.Document.Trigger.Items.Distinct().Select(item => (Key: item, one))));
        ofAnyItem = new(items);
        rest = new(all.Where(one => SitesOf(one) is null && one.Entry.Version.Document.Trigger.Items.Count == 0));
    }

    /// <summary>All that can match and some that do not, each once.</summary>
    public List<IndexEntry> Candidates(CaseFields fields)
    {
        var found = new List<IndexEntry>();
        rest.AddTo(found, fields);
        foreach (var site in fields.Sites) if (bySite.TryGetValue(site, out var bucket)) bucket.AddTo(found, fields);
        if (fields.Items.Count == 0) ofAnyItem.AddTo(found, fields);
        foreach (var item in fields.Items) if (byItem.TryGetValue(item, out var bucket)) bucket.AddTo(found, fields);
        return fields.Sites.Count > 1 || fields.Items.Count > 1 ? [.. found.DistinctBy(entry => entry.Order)] : found;
    }

    /// <summary>Null where any site will do.</summary>
    private static IReadOnlyList<string>? SitesOf((IndexEntry Entry, NeededBounds Needed) one) =>
        one.Entry.Version.Document.Trigger.Sites is { Count: > 0 } sites ? sites : one.Needed.Sites;

    private static Dictionary<string, ProtocolBucket> Buckets(IEnumerable<(string Key, (IndexEntry, NeededBounds) One)> keyed) => // lookup only
        keyed.GroupBy(one => one.Key, one => one.One, StringComparer.Ordinal) // ordered: goes into a dictionary that is only looked up
            .ToDictionary(group => group.Key, group => new ProtocolBucket(group), StringComparer.Ordinal); // lookup only
}

/// <summary>Protocols that only a figure's bounds tell apart.</summary>
internal sealed class ProtocolBucket
{
    private readonly IReadOnlyList<IndexEntry> unbounded;
    private readonly (int Slot, IntervalList<IndexEntry> Intervals)[] bounded;

    public ProtocolBucket(IEnumerable<(IndexEntry Entry, NeededBounds Needed)> all)
    {
        var sorted = all.OrderBy(one => one.Needed.Slot).ToList();
        unbounded = [.. sorted.Where(one => one.Needed.Slot < 0).Select(one => one.Entry)];
        bounded = [.. sorted.Where(one => one.Needed.Slot >= 0).Select(one => one.Needed.Slot).Distinct().Select(slot => (slot, new IntervalList<IndexEntry>(
            sorted.Where(one => one.Needed.Slot == slot).Select(one => (one.Needed.Low, one.Needed.High, one.Entry)))))];
    }

    public void AddTo(List<IndexEntry> found, CaseFields fields)
    {
        found.AddRange(unbounded);
        foreach (var (slot, intervals) in bounded) intervals.AddHolding(fields.Number(slot), found);
    }
}
