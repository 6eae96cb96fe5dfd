using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Network;

/// <summary>
/// The sites and lanes that items travel on: from who delivers or makes an item (or holds it, where nobody does) by the quickest
/// way to each place that uses, holds, wants or expects it, and the lanes of what is on its way now.
/// </summary>
/// <param name="Lanes">By from and to.</param>
public sealed record ItemTravel(IReadOnlySet<string> Sites, IReadOnlySet<string> Lanes)
{
    public static ItemTravel Of(TowerState state, IReadOnlyList<string> items)
    {
        var (sites, lanes) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)); // lookup only
        var graph = LaneGraph.Of(state.Network);
        foreach (var item in items)
        {
            var sources = Sources(state, item);
            foreach (var site in sources) sites.Add(site);
            foreach (var place in Places(state, item).Where(place => state.Network.Sites.ContainsKey(place)))
            {
                sites.Add(place);
                if (!sources.Contains(place)) Follow(graph, sources, place, (sites, lanes));
            }
            foreach (var (movement, _) in state.Orders.InboundOf(item))
            {
                sites.Add(movement.From);
                sites.Add(movement.To);
                lanes.Add(Keys.Of(movement.From, movement.To));
            }
        }
        return new(sites, lanes);
    }

    private static SortedSet<string> Sources(TowerState state, string item)
    {
        var sources = new SortedSet<string>(state.Network.SuppliersOf(item).Select(one => one.Site), StringComparer.Ordinal);
        foreach (var bom in state.Network.BomsFor(item)) sources.Add(bom.Site);
        if (sources.Count == 0) sources.UnionWith(state.Network.PositionsOf(item).Where(one => one.OnHand > Quantity.Zero).Select(one => one.Site));
        return sources;
    }

    private static SortedSet<string> Places(TowerState state, string item)
    {
        var places = new SortedSet<string>(state.Network.PositionsOf(item).Select(one => one.Site), StringComparer.Ordinal);
        foreach (var bom in state.Network.BomsWith(item)) places.Add(bom.Site);
        foreach (var line in state.Orders.WantedOf(item)) places.Add(line.Destination);
        return places;
    }

    /// <summary>Back along the quickest way from the source that is nearest.</summary>
    private static void Follow(LaneGraph graph, SortedSet<string> sources, string place, (HashSet<string> Sites, HashSet<string> Lanes) found)
    {
        var end = graph.NumberOf(place);
        if (end < 0) return;
        var nearest = sources.Select(graph.NumberOf).Where(source => source >= 0).Select(source => (Source: source, Span: graph.Span(source, end)))
            .Where(way => way.Span != LaneGraph.Unreached).OrderBy(way => way.Span).ThenBy(way => way.Source).Take(1).ToList();
        if (nearest is not [var (from, _)]) return;
        var ways = graph.WaysFrom(from);
        for (var site = end; site != from && ways.Before(site) >= 0; site = ways.Before(site))
        {
            found.Sites.Add(graph.Sites[ways.Before(site)]);
            found.Lanes.Add(Keys.Of(graph.Sites[ways.Before(site)], graph.Sites[site]));
        }
    }
}
