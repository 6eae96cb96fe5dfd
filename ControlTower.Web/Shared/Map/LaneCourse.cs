using ControlTower.Core.Kernel;

namespace ControlTower.Web.Shared.Map;

/// <summary>The way of a lane over the map, in the world's units: one run of points, two where it leaves the map on one side and comes back on the other.</summary>
internal static class LaneCourse
{
    /// <summary>Latitude, in degrees, beyond which the map tears what is near into what is far.</summary>
    private const double Highest = 75;

    public static IReadOnlyList<IReadOnlyList<MapPoint>> Of(MapLaneMode mode, MapSite from, MapSite to)
    {
        var (a, b) = (Place(from), Place(to));
        return Split(mode switch
        {
            MapLaneMode.Air => Air(a, b),
            MapLaneMode.Sea => SeaRoute.Between(a, b),
            _ => [a, b],
        });
    }

    private static GeoPoint Place(MapSite site) => new(Math.Clamp(site.Lat, -90, 90), Math.Clamp(site.Lon, -180, 180));

    /// <summary>The great circle; one that would run over a pole, where it would cut across the whole map, is bent to stay below it.</summary>
    private static IReadOnlyList<GeoPoint> Air(GeoPoint a, GeoPoint b)
    {
        var arc = GreatCircle.Between(a, b);
        if (arc.All(point => Math.Abs(point.Lat) <= Highest)) return arc;
        var turn = Turned(b.Lon - a.Lon);
        var rise = Math.Max(0, Highest - Math.Max(a.Lat, b.Lat)) * 0.8;
        return [.. arc.Select((_, i) => Bent((double)i / (arc.Count - 1)))];

        GeoPoint Bent(double share) =>
            new(a.Lat + ((b.Lat - a.Lat) * share) + (Math.Sin(Math.PI * share) * rise), Turned(a.Lon + (turn * share)));
    }

    private static double Turned(double lon) => lon - (360 * Math.Floor((lon + 180) / 360));

    private static List<IReadOnlyList<MapPoint>> Split(IReadOnlyList<GeoPoint> way)
    {
        List<IReadOnlyList<MapPoint>> runs = [];
        List<MapPoint> run = [Project(way[0])];
        for (var i = 1; i < way.Count; i++)
        {
            var (a, b) = (WorldProjection.FromCenter(way[i - 1].Lon), WorldProjection.FromCenter(way[i].Lon));
            if (Math.Abs(b - a) > 180)
            {
                var side = Math.Sign(a);
                var (before, after) = (180 - Math.Abs(a), 180 - Math.Abs(b));
                var lat = way[i - 1].Lat + ((way[i].Lat - way[i - 1].Lat) * before / Math.Max(before + after, 1e-9));
                run.Add(Edge(lat, side));
                runs.Add(run);
                run = [Edge(lat, -side)];
            }
            run.Add(Project(way[i]));
        }
        return [.. runs, run];
    }

    private static MapPoint Project(GeoPoint p) => WorldProjection.Project(p.Lat, p.Lon);

    /// <summary>Just inside the edge: the edge itself belongs to the west.</summary>
    private static MapPoint Edge(double lat, int side) =>
        WorldProjection.Project(lat, WorldProjection.CentralMeridian + (side * (180 - 1e-6)));
}
