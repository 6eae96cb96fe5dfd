using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Network;

/// <summary>What the reader wants to see; empty members let everything through.</summary>
public sealed record NetworkFilter(string? Text = null, SiteKind? Kind = null, string? Item = null, bool TroubleOnly = false)
{
    public bool Any => !string.IsNullOrWhiteSpace(Text) || Kind is not null || !string.IsNullOrEmpty(Item) || TroubleOnly;
}

/// <param name="StockLines">Items that the site holds a position of.</param>
public sealed record SiteRow(string Id, string Name, SiteKind Kind, int? Tier, string? Region, int StockLines, int Cases, bool Down, MapTrouble Trouble);

/// <summary>The network after filtering: rows of the list, and what the map draws of it.</summary>
public sealed record NetworkView(IReadOnlyList<SiteRow> Rows, int All, IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags)
{
    public static NetworkView Empty { get; } = new([], 0, [], [], []);

    public static NetworkView Of(TowerState state, Situation now, NetworkFilter filter)
    {
        var sites = state.Network.Sites.Values.Where(site => !site.Retired).ToList();
        var cases = now.Cases.SelectMany(one => new[] { one.Site, one.OtherSite }.OfType<string>().Distinct()).GroupBy(site => site, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal); // lookup only
        var lines = state.Network.Stock.Values.GroupBy(position => position.Site, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal); // lookup only
        var rows = sites.Select(site => new SiteRow(
                site.Id, site.Name, site.Kind, site.Entry.Tier, site.Entry.Region, lines.GetValueOrDefault(site.Id), cases.GetValueOrDefault(site.Id),
                state.Network.IsDown(site.Id, state.RecordedAt), now.Trouble.GetValueOrDefault(site.Id)))
            .Where(row => Passes(state, row, filter))
            .OrderByDescending(row => row.Trouble).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        if (!filter.Any) return new(rows, sites.Count, now.Picture.Sites, now.Picture.Lanes, now.Picture.Tags);
        var kept = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            rows, sites.Count, [.. now.Picture.Sites.Where(site => kept.Contains(site.Id))],
            [.. now.Picture.Lanes.Where(lane => kept.Contains(lane.From) && kept.Contains(lane.To))], [.. now.Picture.Tags.Where(tag => kept.Contains(tag.SiteId))]);
    }

    private static bool Passes(TowerState state, SiteRow row, NetworkFilter filter) =>
        (filter.Kind is not { } kind || row.Kind == kind)
        && (!filter.TroubleOnly || row.Trouble != MapTrouble.None || row.Down)
        && (string.IsNullOrEmpty(filter.Item) || state.Network.Stock.ContainsKey(Keys.Of(row.Id, filter.Item)) || state.Network.Suppliers.ContainsKey(Keys.Of(row.Id, filter.Item)))
        && (string.IsNullOrWhiteSpace(filter.Text) || new[] { row.Id, row.Name, row.Region }.Any(text => text?.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase) == true));
}
