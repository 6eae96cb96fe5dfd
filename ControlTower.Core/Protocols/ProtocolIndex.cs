using System.Runtime.CompilerServices;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols;

/// <summary>Which protocols can match: by what starts them, then by site or item, then by a figure's bounds. Derived from what is published.</summary>
public sealed class ProtocolIndex
{
    private static readonly ConditionalWeakTable<OrdinalMap<ProtocolVersion>, ProtocolIndex> Made = [];

    private readonly Dictionary<string, ProtocolGroup> groups; // lookup only
    private readonly OrdinalMap<IReadOnlyList<ProtocolVersion>> others;
    private readonly StockTriggers stock;

    private ProtocolIndex(OrdinalMap<ProtocolVersion> published)
    {
        var entries = published.Values.Where(version => version.Document.Mode != ProtocolMode.Off).Select((version, order) => new IndexEntry(order, version)).ToList();
        groups = entries.SelectMany(entry => entry.Version.Document.Trigger.Cases.Distinct().Select(kind => (Kind: kind, Entry: entry)))
            .GroupBy(one => one.Kind, one => one.Entry, StringComparer.Ordinal) // ordered: goes into a dictionary that is only looked up
            .ToDictionary(group => group.Key, group => new ProtocolGroup(group), StringComparer.Ordinal); // lookup only
        others = OrdinalMap<IReadOnlyList<ProtocolVersion>>.From(
            entries.SelectMany(entry => KeysOf(entry.Version.Document.Trigger).Select(key => (Key: key, entry.Version)))
                .GroupBy(one => one.Key, one => one.Version, StringComparer.Ordinal) // ordered: goes into an ordered map
                .Select(group => KeyValuePair.Create(group.Key, (IReadOnlyList<ProtocolVersion>)[.. group])));
        stock = new(OfStock);
    }

    public static ProtocolIndex Of(OrdinalMap<ProtocolVersion> published) => Made.GetValue(published, one => new(one));

    /// <summary>Those that are about such a case, live or shadow, in order of id.</summary>
    public IReadOnlyList<ProtocolVersion> About(CaseFields fields)
    {
        if (!groups.TryGetValue(fields.Kind, out var group)) return [];
        var found = group.Candidates(fields);
        found.RemoveAll(entry => !entry.Version.Compiled.Answers(fields));
        if (found.Count > 1) found.Sort((a, b) => a.Order.CompareTo(b.Order));
        return found.ConvertAll(entry => entry.Version);
    }

    /// <summary>Those that act on such a case, in order of id.</summary>
    public IEnumerable<ProtocolVersion> Answering(CaseFields fields) => About(fields).Where(version => version.Document.Mode == ProtocolMode.Live);

    /// <summary>Routine ones that a type of signal starts, in order of id.</summary>
    public IReadOnlyList<ProtocolVersion> OfSignal(string type) => others.Find(Keys.Of("signal", type)) ?? [];

    public IReadOnlyList<ProtocolVersion> OfKpi(string kpi) => others.Find(Keys.Of("kpi", kpi)) ?? [];

    /// <param name="kind">buy, make, move, expedite or cancel.</param>
    public IReadOnlyList<ProtocolVersion> OfRecommendation(string kind) => others.Find(Keys.Of("recommendation", kind)) ?? [];

    public IReadOnlyList<ProtocolVersion> OfStock => others.Find("stock") ?? [];

    /// <summary>Some protocol waits for stock to fall below a limit.</summary>
    public bool WatchesStock => !stock.IsEmpty;

    /// <summary>Those that the stock of an item at a site can start.</summary>
    public IEnumerable<ProtocolVersion> StockAt(string site, string item) => stock.At(site, item);

    /// <summary>The figures that protocols wait for, in order.</summary>
    public IEnumerable<string> Kpis => others.WithPrefix(Keys.Prefix("kpi")).Select(pair => pair.Value[0].Document.Trigger.Kpi!.Kpi);

    public IReadOnlyList<ProtocolVersion> Scheduled => others.Find("schedule") ?? [];

    private static IEnumerable<string> KeysOf(Trigger trigger) =>
    [
        .. trigger.Signals.Distinct().Select(type => Keys.Of("signal", type)), .. trigger.Recommendations.Distinct().Select(kind => Keys.Of("recommendation", kind)),
        .. trigger.Kpi is { } kpi ? [Keys.Of("kpi", kpi.Kpi)] : Array.Empty<string>(), .. trigger.Stock is null ? Array.Empty<string>() : ["stock"], .. trigger.Schedule is null ? Array.Empty<string>() : ["schedule"],
    ];
}

/// <param name="Order">Among all that are published.</param>
internal readonly record struct IndexEntry(int Order, ProtocolVersion Version);
