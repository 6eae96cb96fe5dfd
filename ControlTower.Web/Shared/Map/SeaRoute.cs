using ControlTower.Core.Kernel;

namespace ControlTower.Web.Shared.Map;

/// <summary>The shortest way by <see cref="SeaWays"/> between two ports, for drawing only.</summary>
internal static class SeaRoute
{
    /// <summary>Ports within this of each other are joined without the routes.</summary>
    private const double CoastalKm = 350;
    private const int Approaches = 2;

    public static IReadOnlyList<GeoPoint> Between(GeoPoint from, GeoPoint to)
    {
        if (from.DistanceKm(to) < CoastalKm) return [from, to];
        var (starts, ends) = (Nearest(from), Nearest(to));
        var best = starts.SelectMany(s => ends.Select(e => (Start: s, End: e, Km: Km(from, s) + Km(to, e) + Sail(s, e).Km))).MinBy(way => way.Km);
        return Straighten(from, [.. Sail(best.Start, best.End).Way.Select(name => SeaWays.Points[name])], to);
    }

    private static string[] Nearest(GeoPoint port) =>
        [.. SeaWays.Points.OrderBy(p => p.Value.DistanceKm(port)).ThenBy(p => p.Key, StringComparer.Ordinal).Take(Approaches).Select(p => p.Key)];

    private static double Km(GeoPoint port, string point) => SeaWays.Points[point].DistanceKm(port);

    /// <summary>Dijkstra over the some ninety points; all of them hang together.</summary>
    private static (double Km, IReadOnlyList<string> Way) Sail(string from, string to)
    {
        var open = new PriorityQueue<(string At, IReadOnlyList<string> Way), double>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        open.Enqueue((from, [from]), 0);
        while (open.TryDequeue(out var next, out var km))
        {
            if (next.At == to) return (km, next.Way);
            if (!done.Add(next.At)) continue;
            foreach (var name in SeaWays.Neighbours[next.At].Where(n => !done.Contains(n)))
                open.Enqueue((name, [.. next.Way, name]), km + Km(SeaWays.Points[next.At], name));
        }
        throw new InvalidOperationException($"No sea way leads from {from} to {to}.");
    }

    /// <summary>Leaves out a first or last turn that lies behind the ship.</summary>
    private static List<GeoPoint> Straighten(GeoPoint from, List<GeoPoint> way, GeoPoint to)
    {
        if (way.Count > 1 && from.DistanceKm(way[1]) < way[0].DistanceKm(way[1])) way.RemoveAt(0);
        if (way.Count > 1 && to.DistanceKm(way[^2]) < way[^1].DistanceKm(way[^2])) way.RemoveAt(way.Count - 1);
        return [from, .. way, to];
    }
}
