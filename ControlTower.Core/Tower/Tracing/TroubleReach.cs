using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// When goods that are late come again, at each site and for each item that is made of them. Along the lanes the quickest way
/// counts, with what is waited for lanes to open; a product waits for the last of its late inputs, and then takes its working hours. Inputs that are made of the
/// product itself do not hold it up, unless nothing else that goes into it is late; what stands in production of them comes as planned.
/// </summary>
internal sealed class TroubleReach
{
    private readonly NetworkState network;
    private readonly OrderState orders;
    private readonly LaneGraph graph;
    private readonly SortedDictionary<string, List<Source>> sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<BomEntry>> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> circleOf = new(StringComparer.Ordinal); // lookup only
    private readonly Dictionary<(int Site, string Line), WorkTime> workTimes = []; // lookup only

    public TroubleReach(TowerState state, Trouble trouble)
    {
        (network, orders, graph) = (state.Network, state.Orders, LaneGraph.Of(state.Network));
        foreach (var late in trouble.Late)
        {
            if (graph.NumberOf(late.Site) is >= 0 and var site) Add(late.Item, new(site, late.At.UtcTicks, null));
        }
        var circles = ItemOrder.MadeOf(network, sources.Keys.ToList(), orders.MadeOtherwise.Count == 0 ? null : MadeOtherwiseOf);
        foreach (var circle in circles)
        {
            FollowInto(circle);
            if (circle.Count > 1) foreach (var item in circle) circleOf[item] = circle;
        }
        ProductsFirst = [.. circles.SelectMany(circle => circle).Where(LateOf(circles)).Reverse()];
    }

    /// <summary>Items that come late somewhere, each before what it is made of.</summary>
    public IReadOnlyList<string> ProductsFirst { get; }

    public LaneGraph Graph => graph;

    /// <summary>Where goods of an item come again quickest for a site, and the UTC ticks at which they are there; null where none of them is late.</summary>
    public (Source From, long At)? Quickest(string item, int site)
    {
        (Source From, long At)? best = null;
        foreach (var source in sources.TryGetValue(item, out var known) ? known : [])
        {
            var at = graph.Arrival(source.Site, source.At, site);
            if (at == LaneGraph.Unreached) continue;
            if (best is not { } so || at < so.At || (at == so.At && source.IsBefore(so.From))) best = (source, at);
        }
        return best;
    }

    /// <summary>True where the two are made of each other.</summary>
    public bool InOneCircle(string item, string other) => circleOf.TryGetValue(item, out var circle) && circle.Contains(other);

    public WorkTime WorkTimeOf(int site, string? line)
    {
        if (!workTimes.TryGetValue((site, line ?? ""), out var known)) workTimes[(site, line ?? "")] = known = WorkTime.Of(network.Sites[graph.Sites[site]].Entry, line);
        return known;
    }

    /// <summary>Where something is made of late goods by a decision, it is looked at though goods of it are there again at any time.</summary>
    private Func<string, bool> LateOf(IReadOnlyList<IReadOnlyList<string>> circles)
    {
        if (orders.MadeOtherwise.Count == 0) return sources.ContainsKey;
        var late = new HashSet<string>(StringComparer.Ordinal); // lookup only
        foreach (var item in circles.SelectMany(circle => circle))
        {
            if (sources.ContainsKey(item)) late.Add(item);
            if (late.Contains(item)) late.UnionWith(MadeOtherwiseOf(item).Concat(sources.ContainsKey(item) ? [] : network.BomsWith(item).Select(bom => bom.Item)));
        }
        return late.Contains;
    }

    private IEnumerable<string> MadeOtherwiseOf(string item) => orders.MadeOtherwiseOf(item).Select(order => order.Item);

    /// <summary>What is made of late goods comes late. Items made of each other in a circle are reckoned together.</summary>
    private void FollowInto(IReadOnlyList<string> circle)
    {
        var boms = circle.SelectMany(item => touched.TryGetValue(item, out var known) ? known : [])
            .Concat(circle.Count > 1 ? circle.SelectMany(network.BomsWith).Where(bom => circle.Contains(bom.Item)) : [])
            .DistinctBy(bom => (bom.Site, bom.Item)).ToList();
        foreach (var bom in boms.ToList())
        {
            var outside = bom.Inputs.Where(input => !circle.Contains(input.Item)).Select(input => Quickest(input.Item, graph.NumberOf(bom.Site))?.At).Max();
            if (outside is not { } at) continue;
            Make(bom, at);
            boms.Remove(bom);
        }
        // The rest waits for the circle alone. Each round settles one at least, or is the last.
        var improved = true;
        for (var rounds = 0; improved && rounds <= boms.Count; rounds++)
        {
            improved = false;
            foreach (var bom in boms) improved |= Improve(bom);
        }
        foreach (var bom in circle.Where(sources.ContainsKey).SelectMany(network.BomsWith))
        {
            (touched.TryGetValue(bom.Item, out var known) ? known : touched[bom.Item] = []).Add(bom);
        }
    }

    private bool Improve(BomEntry bom)
    {
        var first = bom.Inputs.Select(input => Quickest(input.Item, graph.NumberOf(bom.Site))?.At).Min();
        return first is { } at && Make(bom, at);
    }

    /// <returns>False where it was made as early already.</returns>
    private bool Make(BomEntry bom, long inputsAt)
    {
        var site = graph.NumberOf(bom.Site);
        var at = WorkTimeOf(site, bom.Line).Add(new(inputsAt, TimeSpan.Zero), bom.Hours).UtcTicks;
        var known = sources.TryGetValue(bom.Item, out var list) ? list.FindIndex(source => source.Bom is not null && source.Site == site) : -1;
        if (known >= 0 && list![known].At <= at) return false;
        if (known >= 0) list![known] = new(site, at, bom);
        else Add(bom.Item, new(site, at, bom));
        return true;
    }

    private void Add(string item, Source source) => (sources.TryGetValue(item, out var known) ? known : sources[item] = []).Add(source);

    /// <summary>A place from which goods of an item come again.</summary>
    /// <param name="Site">By its number in the graph.</param>
    /// <param name="At">UTC ticks.</param>
    /// <param name="Bom">By which they are made there; null where they are not made but come from outside.</param>
    internal sealed record Source(int Site, long At, BomEntry? Bom)
    {
        /// <summary>Of two that are as quick what comes from outside counts, then the first site.</summary>
        public bool IsBefore(Source other) => (Bom is null) != (other.Bom is null) ? Bom is null : Site < other.Site;
    }
}
