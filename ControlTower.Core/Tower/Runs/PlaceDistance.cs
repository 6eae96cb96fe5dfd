using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Runs;

/// <summary>How far the trouble is from where it bites.</summary>
internal static class PlaceDistance
{
    /// <summary>Great circle between two sites in km to one decimal; without a second one to the nearest that a lane serves. Null where nobody knows.</summary>
    public static decimal? Km(NetworkState network, Site? from, Site? to)
    {
        if (Point(from) is not { } start) return null;
        if (to is not null) return Point(to) is { } end ? Rounded(start.DistanceKm(end)) : null;
        var served = network.LanesOutOf(from!.Id).Select(lane => Point(network.Sites.Find(lane.To))).OfType<GeoPoint>().Select(end => start.DistanceKm(end)).ToList();
        return served.Count > 0 ? Rounded(served.Min()) : null;
    }

    private static decimal Rounded(double km) => decimal.Round((decimal)km, 1);

    private static GeoPoint? Point(Site? site) => site?.Entry is { Lat: { } lat, Lon: { } lon } ? new GeoPoint(lat, lon) : null;
}
