namespace ControlTower.Web.Shared.Map;

/// <summary>What stands at a place: one site, or a cluster of them.</summary>
/// <param name="At">In the pixels of the view.</param>
/// <param name="Trouble">Of a cluster the worst of its sites.</param>
public sealed record MapMark(MapPoint At, IReadOnlyList<MapSite> Sites, MapTrouble Trouble)
{
    public bool IsCluster => Sites.Count > 1;

    public MapSite Site => Sites[0];

    public bool Faint => Sites.All(site => site.Faint);

    /// <summary>Radius of a cluster's disc in pixels.</summary>
    public double Radius => Sites.Count < 100 ? 10 : Sites.Count < 1000 ? 12 : 15;
}
