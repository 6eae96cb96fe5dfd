namespace ControlTower.Web.Shared.Map;

/// <summary>Lays the network out by tier, from the suppliers' suppliers to the customers.</summary>
public static class TierLayout
{
    /// <summary>Longer columns show their worst sites one by one and the rest as a group.</summary>
    public const int MostRows = 40;
    public const double RowHeight = 24;
    private const double Head = 44;
    private const double Side = 20;
    private const double NarrowestColumn = 156;

    /// <summary>Mean width of a letter of a name, in pixels.</summary>
    private const double Letter = 6.3;
    private const double NameIndent = 18;
    private const double MarkRoom = 8;

    /// <summary>Between a name's room and the next column, where lanes run free.</summary>
    private const double Gutter = 52;

    private static readonly string[] Titles = ["Suppliers, tier 2", "Suppliers, tier 1", "Plants", "Ports, cross-docks", "DCs", "Stores", "Customers"];

    /// <param name="width">Of the room in pixels; the scene is wider where the columns need it.</param>
    public static TierScene Of(IReadOnlyCollection<MapSite> sites, IReadOnlyCollection<MapLane> lanes, double width)
    {
        var tiers = sites.DistinctBy(s => s.Id, StringComparer.Ordinal).GroupBy(Tier).OrderBy(g => g.Key).ToArray();
        var step = Math.Max(NarrowestColumn, (width - Side) / Math.Max(tiers.Length, 1));
        var rows = tiers.Select(t => Math.Min(t.Count(), MostRows)).DefaultIfEmpty().Max();
        var height = Head + (rows * RowHeight) + Side;
        var rank = new Dictionary<string, double>(StringComparer.Ordinal);
        var nodes = new Dictionary<string, TierNode>(StringComparer.Ordinal);
        var before = lanes.ToLookup(l => l.To, l => l.From, StringComparer.Ordinal);
        List<TierColumn> columns = [];
        foreach (var tier in tiers)
        {
            var x = Side + (columns.Count * step);
            var column = Column([.. tier], new(x, step - Gutter), rows, s => Place(s, before, rank));
            foreach (var node in column)
                foreach (var site in node.Sites) (rank[site.Id], nodes[site.Id]) = (node.At.Y, node);
            columns.Add(new(Titles[tier.Key], x, tier.Count(), step - Gutter, column));
        }
        return new(Math.Max(width, Side + (columns.Count * step)), height, columns, Lanes(lanes, nodes));
    }

    private static int Tier(MapSite site) => site.Kind switch
    {
        MapSiteKind.Supplier => site.Tier > 1 ? 0 : 1,
        MapSiteKind.Plant => 2,
        MapSiteKind.Port or MapSiteKind.CrossDock => 3,
        MapSiteKind.Store => 5,
        MapSiteKind.Customer => 6,
        _ => 4,
    };

    /// <summary>The mean height of those that deliver to the site, so that lanes cross less; sites without any go last.</summary>
    private static double Place(MapSite site, ILookup<string, string> before, Dictionary<string, double> rank) =>
        before[site.Id].Where(rank.ContainsKey).Select(id => rank[id]).DefaultIfEmpty(double.MaxValue).Average();

    private static TierNode[] Column(IReadOnlyList<MapSite> sites, (double X, double Width) room, int rows, Func<MapSite, double> place)
    {
        MapSite[] worst = [.. sites.OrderByDescending(s => s.Trouble).ThenBy(s => s.Id, StringComparer.Ordinal)];
        var shown = sites.Count > MostRows ? MostRows - 1 : sites.Count;
        List<IReadOnlyList<MapSite>> groups = [.. worst.Take(shown).OrderBy(place).ThenBy(s => s.Id, StringComparer.Ordinal).Select(MapSite[] (s) => [s])];
        if (shown < sites.Count) groups.Add(worst[shown..]);
        var top = Head + ((rows - groups.Count) * RowHeight / 2);
        return [.. groups.Select((g, i) => Node(g, new(room.X, top + ((i + 0.5) * RowHeight)), room.Width))];
    }

    private static TierNode Node(IReadOnlyList<MapSite> sites, MapPoint at, double width)
    {
        var name = sites.Count > 1 ? $"{sites.Count} more" : sites[0].Name;
        var most = Math.Max(2, (int)((width - NameIndent) / Letter));
        if (name.Length > most) name = string.Concat(name.AsSpan(0, most - 1), "…");
        return new(at, sites, name, at with { X = at.X + NameIndent + (name.Length * Letter) });
    }

    private static LanePath[] Lanes(IReadOnlyCollection<MapLane> lanes, Dictionary<string, TierNode> nodes)
    {
        var most = lanes.Select(l => l.Flow).DefaultIfEmpty().Max();
        return [.. lanes
            .Where(l => nodes.ContainsKey(l.From) && nodes.ContainsKey(l.To))
            .GroupBy(l => (From: nodes[l.From], To: nodes[l.To], Look: LaneLook.Of(l)), (key, same) => (key.From, key.To, key.Look, Step: same.Max(l => LanePaths.Step(l.Flow, most))))
            .Where(l => l.From != l.To)
            .GroupBy(l => (l.Look, l.Step)).OrderBy(g => g.Key.Look).ThenBy(g => g.Key.Step)
            .Select(g => new LanePath(g.Key.Look.Class(air: false), LanePaths.Width(g.Key.Look.State, g.Key.Step), Data(g.Select(l => (l.From, l.To)))))];
    }

    private static string Data(IEnumerable<(TierNode From, TierNode To)> lanes)
    {
        var path = new PathText(0);
        foreach (var (from, to) in lanes) path.Level(from.Exit, from.At.X == to.At.X ? to.Exit : to.At with { X = to.At.X - MarkRoom }, from.At.X == to.At.X);
        return path.ToString();
    }
}
