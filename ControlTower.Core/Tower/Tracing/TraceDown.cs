using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// Where an item goes and what it becomes. It goes towards the places that use it, hold it, want it or expect it; where none is
/// known, along every lane. A product waits for the last of the inputs that are reached, and takes its hours then. What is there before a lane opens waits for it.
/// </summary>
internal sealed class TraceDown(TowerState state, TraceQuestion question)
{
    private readonly LaneGraph graph = LaneGraph.Of(state.Network);
    private readonly SortedDictionary<string, List<Source>> sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<BomEntry>> touched = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<int, Reached>> reached = new(StringComparer.Ordinal);

    public IEnumerable<TraceNode> Nodes()
    {
        sources[question.Item] = [new(graph.NumberOf(question.Site), 0, 1, null)];
        foreach (var circle in ItemOrder.MadeOf(state.Network, [question.Item]))
        {
            // Items made of each other are followed until nothing new is made; each is made once at a site.
            foreach (var item in circle.Where(sources.ContainsKey)) Spread(item);
            for (var more = true; more;)
            {
                more = false;
                foreach (var item in circle) more |= Make(item) && circle.Count > 1;
            }
        }
        return reached.SelectMany(item => item.Value.Select(place => Node(item.Key, place.Key, place.Value)));
    }

    private void Spread(string item)
    {
        if (!sources.TryGetValue(item, out var from)) return;
        var known = KnownPlaces.Of(state, graph, item);
        known.ExceptWith(from.Select(source => source.Site));
        var places = reached[item] = [];
        foreach (var source in from.OrderBy(source => source.Ticks).ThenBy(source => source.Site))
        {
            var ways = graph.WaysFrom(source.Site, question.From.UtcTicks + source.Ticks);
            Reach(places, source.Site, new(source, 0, -1));
            foreach (var end in known.Count > 0 ? known.Where(end => ways.Span(end) != LaneGraph.Unreached) : ways.Reached)
            {
                for (var site = end; site != source.Site && Reach(places, site, new(source, ways.Span(site), ways.Before(site))); site = ways.Before(site))
                {
                }
            }
        }
        foreach (var bom in state.Network.BomsWith(item)) (touched.TryGetValue(bom.Item, out var boms) ? boms : touched[bom.Item] = []).Add(bom);
    }

    /// <returns>False where it was reached as quickly before, and with it all that lies on the way.</returns>
    private static bool Reach(SortedDictionary<int, Reached> places, int site, Reached now)
    {
        if (places.TryGetValue(site, out var before) && before.Ticks <= now.Ticks) return false;
        places[site] = now;
        return true;
    }

    /// <returns>False where nothing new is made.</returns>
    private bool Make(string item)
    {
        var made = false;
        foreach (var bom in touched.TryGetValue(item, out var boms) ? boms : [])
        {
            var site = graph.NumberOf(bom.Site);
            var list = sources.TryGetValue(item, out var known) ? known : sources[item] = [];
            if (list.Exists(source => source.Site == site)) continue;
            var inputs = bom.Inputs.Select(input => (Input: input, Place: At(input.Item, site))).Where(one => one.Place is not null).ToList();
            if (inputs.Count == 0) continue;
            var last = inputs.MaxBy(one => one.Place!.Ticks);
            list.Add(new(site, last.Place!.Ticks + LaneGraph.TicksOf(bom.Hours), inputs.Sum(one => one.Place!.Source.PerUnit * one.Input.Quantity.Units), last.Input.Item));
            made = true;
        }
        if (made) Spread(item);
        return made;
    }

    private Reached? At(string item, int site) => reached.TryGetValue(item, out var places) ? places.GetValueOrDefault(site) : null;

    private TraceNode Node(string item, int site, Reached place)
    {
        var isSource = place.Before < 0;
        var made = isSource && place.Source.MadeOf is not null;
        var hours = NetworkTrace.Hours(place.Ticks);
        return new(
            graph.Sites[site], item, NetworkTrace.Rounded(question.Quantity.Units / place.Source.PerUnit), hours, question.From.AddTicks(place.Ticks),
            made ? TraceVia.Production : isSource ? TraceVia.Start : TraceVia.Lane)
        {
            From = made ? new(graph.Sites[site], place.Source.MadeOf!) : isSource ? null : new(graph.Sites[place.Before], item),
        };
    }

    /// <param name="Ticks">Since the start of the trace.</param>
    /// <param name="PerUnit">Units of the item at the start for one of this.</param>
    /// <param name="MadeOf">The input that comes last; null at the start.</param>
    private sealed record Source(int Site, long Ticks, decimal PerUnit, string? MadeOf);

    /// <param name="Span">From the source.</param>
    private sealed record Reached(Source Source, long Span, int Before)
    {
        public long Ticks => Source.Ticks + Span;
    }
}
