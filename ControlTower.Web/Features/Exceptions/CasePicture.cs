using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What the map of one case shows: where it began, the lanes along which it spreads, and the sites at their ends.</summary>
public sealed record CasePicture(string Site, IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags)
{
    /// <summary>Null where there is nothing to draw: a case that is over, without a place, or that spreads along no lane.</summary>
    public static CasePicture? Of(TowerState state, Situation now, string id)
    {
        if (now.Cases.FirstOrDefault(one => one.Id == id) is not { Site: { } site } about) return null;
        var whole = NetworkPicture.Of(state, [about], [id]);
        var lanes = whole.Lanes.Where(lane => lane.State != MapLaneState.Normal).ToList();
        var ends = lanes.SelectMany(lane => new[] { lane.From, lane.To }).ToHashSet(StringComparer.Ordinal);
        var sites = whole.Sites.Where(one => ends.Contains(one.Id)).ToList();
        if (sites.Count < 2) return null;
        var trouble = whole.Trouble.GetValueOrDefault(site);
        return new(site, sites, lanes, [new(site, trouble, $"{about.Id}  {about.Delta}".TrimEnd(), about.Where)]);
    }
}
