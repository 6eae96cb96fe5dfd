using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Situation;

/// <summary>The network as the map and the tiers draw it. Sites whose place nobody told are not on it.</summary>
/// <param name="Tags">Of the worst cases, at most <see cref="MostTags"/>, the worst first.</param>
/// <param name="Trouble">The worst of what is said about each site, on the map or not; look up only.</param>
public sealed record NetworkPicture(IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags, IReadOnlyDictionary<string, MapTrouble> Trouble)
{
    public const int MostTags = 5;

    /// <summary>Traced along the lanes when nobody asked for one: more would colour the whole map.</summary>
    public const int MostTraced = 3;

    public static NetworkPicture Empty { get; } = new([], [], [], new Dictionary<string, MapTrouble>());

    /// <param name="traced">Ids of the cases whose disruption is drawn along the lanes; empty draws the worst critical ones.</param>
    public static NetworkPicture Of(TowerState state, IReadOnlyList<CaseGlance> cases, IReadOnlyList<string> traced)
    {
        var trouble = TroubleOf(state, cases);
        var sites = state.Network.Sites.Values.Where(site => site is { Retired: false, Entry: { Lat: not null, Lon: not null } }).ToList();
        var shown = sites.Select(site => new MapSite(site.Id, site.Name, KindOf(site.Kind), site.Entry.Lat!.Value, site.Entry.Lon!.Value, trouble.GetValueOrDefault(site.Id)) { Tier = site.Entry.Tier }).ToList();
        var along = traced.Count > 0
            ? cases.Where(one => traced.Contains(one.Id))
            : cases.Where(one => one.Level == StatusKind.Critical && !one.Shelved).Take(MostTraced);
        var lanes = PictureLanes.Of(state, sites.ToDictionary(site => site.Id, StringComparer.Ordinal), [.. along]); // lookup only
        return new(shown, lanes, TagsOf(cases, trouble), trouble);
    }

    public static MapSiteKind KindOf(SiteKind kind) => Enum.Parse<MapSiteKind>(kind.ToString());

    /// <summary>The worst of what is said about each site.</summary>
    private static Dictionary<string, MapTrouble> TroubleOf(TowerState state, IReadOnlyList<CaseGlance> cases)
    {
        var worst = new Dictionary<string, MapTrouble>(StringComparer.Ordinal); // lookup only
        foreach (var one in cases.Where(one => !one.Shelved))
        {
            if (one.Site is { } site) Raise(site, OfLevel(one.Level));
            if (one.OtherSite is { } other) Raise(other, OfLevel(one.Level));
        }
        foreach (var site in state.Network.Outages.Keys.Where(site => state.Network.IsDown(site, state.RecordedAt))) Raise(site, MapTrouble.Warning);
        return worst;

        void Raise(string site, MapTrouble trouble)
        {
            if (worst.GetValueOrDefault(site) < trouble) worst[site] = trouble;
        }
    }

    private static MapTrouble OfLevel(StatusKind level) => level switch
    {
        StatusKind.Critical => MapTrouble.Critical,
        StatusKind.Warning => MapTrouble.Warning,
        _ => MapTrouble.Watch,
    };

    /// <summary>One tag a site, of its worst case.</summary>
    private static List<MapTag> TagsOf(IReadOnlyList<CaseGlance> cases, Dictionary<string, MapTrouble> trouble) =>
    [
        .. cases.Where(one => !one.Shelved && one is { Level: not StatusKind.Watch, Site: not null }).DistinctBy(one => one.Site).Take(MostTags)
            .Select(one => new MapTag(one.Site!, trouble[one.Site!], $"{one.Id}  {one.Delta}".TrimEnd(), one.Where, one.Orders is > 0 and var orders ? $"{Formats.NumberFormat.Text(orders)} orders" : null)),
    ];
}
