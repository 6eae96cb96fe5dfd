namespace ControlTower.Web.Shared.Map;

/// <summary>The network as columns, laid out in pixels.</summary>
public sealed record TierScene(double Width, double Height, IReadOnlyList<TierColumn> Columns, IReadOnlyList<LanePath> Lanes);

/// <param name="Count">Of sites, those in groups too.</param>
/// <param name="Width">Of marks and names together, in pixels.</param>
public sealed record TierColumn(string Title, double X, int Count, double Width, IReadOnlyList<TierNode> Nodes);

/// <summary>One site, or the group of those that a long column does not show one by one.</summary>
/// <param name="Name">Cut to the room it has.</param>
/// <param name="Exit">Behind the name, where lanes leave.</param>
public sealed record TierNode(MapPoint At, IReadOnlyList<MapSite> Sites, string Name, MapPoint Exit)
{
    public bool IsGroup => Sites.Count > 1;

    public MapSite Site => Sites[0];

    public bool Faint => Sites.All(site => site.Faint);

    /// <summary>Of a group the worst of its sites.</summary>
    public MapTrouble Trouble => Sites.Max(s => s.Trouble);
}
