using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Network;

/// <param name="StockLines">Items that the site holds a position of.</param>
public sealed record SiteRow(string Id, string Name, SiteKind Kind, int? Tier, string? Region, int StockLines, int Cases, bool Down, MapTrouble Trouble)
{
    /// <summary>Null where it has told no capacity.</summary>
    public LoadRow? Load { get; init; }
}

/// <summary>The network after filtering: rows of the list, and what the map draws of it, what is looked at in front of the rest.</summary>
public sealed record NetworkView(IReadOnlyList<SiteRow> Rows, int All, IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags)
{
    public static NetworkView Empty { get; } = new([], 0, [], [], []);

    /// <summary>Null where none is asked for.</summary>
    public TraceView? Trace { get; init; }

    /// <summary>Null where no open case is looked at.</summary>
    public CaseReach? Reach { get; init; }

    public static NetworkView Of(TowerState state, Situation now, NetworkFilter filter, LoadView? loads = null)
    {
        var trace = TraceView.Of(state, filter, state.RecordedAt);
        var reach = trace is null ? CaseReach.Of(state, now.Cases, filter.Case, state.RecordedAt) : null;
        var travel = trace is null && filter.ByItem ? ItemTravel.Of(state, filter.Items(state)) : null;
        var sites = state.Network.Sites.Values.Where(site => !site.Retired).ToList();
        var rows = RowsOf(state, now, sites, loads ?? LoadView.None).Where(row => Passes(row, filter, travel))
            .OrderByDescending(row => row.Trouble).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        var picture = reach is null ? now.Picture : NetworkPicture.Of(state, now.Cases, [reach.Case.Id]);
        var view = new NetworkView(rows, sites.Count, Noted(picture.Sites, loads), picture.Lanes, picture.Tags) { Trace = trace, Reach = reach };
        if (filter.Any) view = Kept(view, rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal), travel);
        return trace is { Problem: null } ? InFront(view, trace.Rows.Select(row => row.Node.Site).ToHashSet(StringComparer.Ordinal), trace.Lanes)
            : reach is not null ? InFront(view, reach.Sites.Select(site => site.Site).ToHashSet(StringComparer.Ordinal), reach.Lanes)
            : view;
    }

    private static IEnumerable<SiteRow> RowsOf(TowerState state, Situation now, IReadOnlyList<Site> sites, LoadView loads)
    {
        var cases = now.Cases.SelectMany(one => new[] { one.Site, one.OtherSite }.OfType<string>().Distinct()).GroupBy(site => site, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal); // lookup only
        var lines = state.Network.Stock.Values.GroupBy(position => position.Site, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal); // lookup only
        return sites.Select(site => new SiteRow(
            site.Id, site.Name, site.Kind, site.Entry.Tier, site.Entry.Region, lines.GetValueOrDefault(site.Id), cases.GetValueOrDefault(site.Id),
            state.Network.IsDown(site.Id, state.RecordedAt), now.Trouble.GetValueOrDefault(site.Id))
        {
            Load = loads.Sites.GetValueOrDefault(site.Id),
        });
    }

    /// <summary>The load of a site is told where it is pointed at. The same list where there is none to tell, so that no map is laid out for it.</summary>
    private static IReadOnlyList<MapSite> Noted(IReadOnlyList<MapSite> sites, LoadView? loads) =>
        loads is null or { Sites.Count: 0 } ? sites : [.. sites.Select(site => loads.Sites.TryGetValue(site.Id, out var load) ? site with { Note = load.Words } : site)];

    private static NetworkView Kept(NetworkView view, HashSet<string> kept, ItemTravel? travel) => view with
    {
        Sites = [.. view.Sites.Where(site => kept.Contains(site.Id))],
        Lanes = [.. view.Lanes.Where(lane => kept.Contains(lane.From) && kept.Contains(lane.To) && (travel is null || travel.Lanes.Contains(Keys.Of(lane.From, lane.To))))],
        Tags = [.. view.Tags.Where(tag => kept.Contains(tag.SiteId))],
    };

    private static NetworkView InFront(NetworkView view, HashSet<string> sites, IReadOnlySet<string> lanes) => view with
    {
        Sites = [.. view.Sites.Select(site => sites.Contains(site.Id) ? site : site with { Faint = true })],
        Lanes = [.. view.Lanes.Select(lane => lanes.Contains(Keys.Of(lane.From, lane.To)) ? lane with { Traced = true } : lane with { Faint = true })],
        Tags = [.. view.Tags.Where(tag => sites.Contains(tag.SiteId))],
    };

    private static bool Passes(SiteRow row, NetworkFilter filter, ItemTravel? travel) =>
        (filter.Kind is not { } kind || row.Kind == kind)
        && (!filter.TroubleOnly || row.Trouble != MapTrouble.None || row.Down)
        && (travel is null || travel.Sites.Contains(row.Id))
        && (string.IsNullOrWhiteSpace(filter.Text) || new[] { row.Id, row.Name, row.Region }.Any(text => text?.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase) == true));
}
