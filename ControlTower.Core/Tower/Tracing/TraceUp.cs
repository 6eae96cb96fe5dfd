using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// Where an item comes from: what is made is made of its inputs; what is not comes from the supplier, maker or stock that delivers
/// quickest, the others being alternates; what leaves on a lane that is closed then leaves before it closes. Quantities add up over all that a place is needed for, and the earliest need counts.
/// </summary>
internal sealed class TraceUp(TowerState state, TraceQuestion question)
{
    private readonly LaneGraph graph = LaneGraph.Of(state.Network);
    private readonly SortedDictionary<string, SortedDictionary<int, Wanted>> wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> done = new(StringComparer.Ordinal); // lookup only

    public IEnumerable<TraceNode> Nodes()
    {
        Want(question.Item, graph.NumberOf(question.Site), new(question.Quantity.Units, 0, TraceVia.Start, null, false));
        foreach (var item in ProductsFirst())
        {
            done.Add(item);
            if (!wanted.TryGetValue(item, out var places)) continue;
            foreach (var (site, want) in places.ToList()) Fetch(item, site, want);
            foreach (var (site, want) in places) Unmake(item, site, want);
        }
        return wanted.SelectMany(item => item.Value.Select(place => Node(item.Key, place.Key, place.Value)));
    }

    /// <summary>The items that the start is made of, each after all that is made of it; those made of each other by name.</summary>
    private IEnumerable<string> ProductsFirst()
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal) { question.Item };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var item))
        {
            foreach (var input in state.Network.BomsFor(item).SelectMany(bom => bom.Inputs)) if (reached.Add(input.Item)) open.Push(input.Item);
        }
        return ItemOrder.MadeOf(state.Network, reached).SelectMany(circle => circle).Where(reached.Contains).Reverse();
    }

    /// <summary>From the places that can deliver it, where it is not made on the spot.</summary>
    private void Fetch(string item, int site, Wanted want)
    {
        if (state.Network.Bom(graph.Sites[site], item) is not null) return;
        var by = question.From.UtcTicks - want.Ticks;
        var ways = Givers(item, site).Where(giver => giver != site && graph.Span(giver, site) != LaneGraph.Unreached)
            .Select(giver => (Giver: giver, Places: graph.LeadOver(giver, site, by).ToList())).OrderBy(way => way.Places[^1].Before).ThenBy(way => way.Giver).ToList();
        foreach (var (way, index) in ways.Select((way, index) => (way, index)))
        {
            var alternate = want.Alternate || index > 0;
            var next = site;
            foreach (var (place, before) in way.Places)
            {
                Want(item, place, new(want.Units, want.Ticks + before, TraceVia.Lane, new(graph.Sites[next], item), alternate));
                next = place;
            }
        }
    }

    private void Unmake(string item, int site, Wanted want)
    {
        if (state.Network.Bom(graph.Sites[site], item) is not { } bom) return;
        foreach (var input in bom.Inputs.Where(input => !done.Contains(input.Item)))
        {
            Want(input.Item, site, new(want.Units * input.Quantity.Units, want.Ticks + LaneGraph.TicksOf(bom.Hours), TraceVia.Production, new(bom.Site, item), want.Alternate));
        }
    }

    /// <summary>Who makes it, sells it or holds it, by number; where nobody is known, whoever has a lane to the site.</summary>
    private SortedSet<int> Givers(string item, int site)
    {
        var givers = new SortedSet<int>(state.Network.SuppliersOf(item).Select(supplier => graph.NumberOf(supplier.Site)));
        foreach (var bom in state.Network.BomsFor(item)) givers.Add(graph.NumberOf(bom.Site));
        foreach (var position in state.Network.PositionsOf(item).Where(position => position.OnHand > default(Kernel.Quantity))) givers.Add(graph.NumberOf(position.Site));
        givers.Remove(-1);
        return givers.Count > 0 ? givers : [.. state.Network.LanesInto(graph.Sites[site]).Select(lane => graph.NumberOf(lane.From)).Where(number => number >= 0)];
    }

    /// <summary>Of two uses both count; of a use and an alternate the use, of two alternates the larger.</summary>
    private void Want(string item, int site, Wanted now)
    {
        var places = wanted.TryGetValue(item, out var known) ? known : wanted[item] = [];
        if (!places.TryGetValue(site, out var before)) places[site] = now;
        else if (before.Alternate && !now.Alternate) places[site] = now;
        else if (now.Alternate) places[site] = before.Alternate && now.Units > before.Units ? now : before;
        else places[site] = before with { Units = before.Units + now.Units, Ticks = Math.Max(before.Ticks, now.Ticks) };
    }

    private TraceNode Node(string item, int site, Wanted want) => new(
        graph.Sites[site], item, NetworkTrace.Rounded(want.Units), NetworkTrace.Hours(want.Ticks), question.From.AddTicks(-want.Ticks), want.Via)
    {
        From = want.For,
        Alternate = want.Alternate,
    };

    /// <param name="Ticks">Before the end of the trace.</param>
    /// <param name="For">What it is wanted for.</param>
    private sealed record Wanted(decimal Units, long Ticks, TraceVia Via, TracePlace? For, bool Alternate);
}
