namespace ControlTower.Web.Shared.Map;

/// <summary>Draws the lanes, those of one look as one path: a browser keeps thousands of lanes smooth as a dozen paths.</summary>
internal static class LanePaths
{
    private const int Steps = 4;
    private const int CoarseFrom = 1_000;

    /// <summary>The worst lanes last, that is on top. Lanes with an end that is no site, or with both ends in one place, are left out.</summary>
    public static IReadOnlyList<LanePath> Of(IReadOnlyCollection<MapLane> lanes, IReadOnlyDictionary<string, MapSite> sites, MapView view)
    {
        var most = lanes.Select(l => l.Flow).DefaultIfEmpty().Max();
        var (decimals, thin) = lanes.Count >= CoarseFrom ? (0, 0.5) : (1, 1);
        return [.. lanes
            .GroupBy(l => (Look: LaneLook.Of(l), Air: l.Mode == MapLaneMode.Air, Step: Step(l.Flow, most)))
            .OrderBy(g => g.Key.Look).ThenByDescending(g => g.Key.Air).ThenBy(g => g.Key.Step)
            .Select(g => new LanePath(g.Key.Look.Class(g.Key.Air), Math.Round(thin * Width(g.Key.Look.State, g.Key.Step), 2), Data(g, sites, view, decimals)))
            .Where(p => p.Data.Length > 0)];
    }

    /// <summary>Points along the lanes that tell of trouble, not farther apart than <paramref name="step"/> pixels: tags keep off them.</summary>
    public static IEnumerable<MapPoint> Troubled(IEnumerable<MapLane> lanes, IReadOnlyDictionary<string, MapSite> sites, MapView view, double step) =>
        lanes.Where(l => l.State >= MapLaneState.Impact && sites.ContainsKey(l.From) && sites.ContainsKey(l.To))
            .SelectMany(l => LaneCourse.Of(l.Mode, sites[l.From], sites[l.To]).Select(run => OnScreen(l.Mode, [.. run.Select(view.ToScreen)])))
            .SelectMany(run => run.Zip(run.Skip(1)))
            .SelectMany(piece => Between(piece.First, piece.Second, step));

    /// <summary>A bend passes its middle at half the way to its control point.</summary>
    private static MapPoint[] OnScreen(MapLaneMode mode, MapPoint[] run) =>
        mode == MapLaneMode.Road ? [run[0], PathText.Beside(run[0], run[^1], PathText.Bend / 2), run[^1]] : run;

    private static IEnumerable<MapPoint> Between(MapPoint from, MapPoint to, double step)
    {
        var pieces = Math.Clamp((int)Math.Ceiling(from.DistanceTo(to) / step), 1, 100);
        return Enumerable.Range(0, pieces + 1).Select(i => from.Towards(to, (double)i / pieces));
    }

    /// <summary>0 to 3 by the root of the share of the greatest flow, as the eye compares areas.</summary>
    public static int Step(double flow, double most) =>
        flow > 0 && most > 0 ? Math.Min(Steps - 1, (int)(Math.Sqrt(flow / most) * Steps)) : 0;

    public static double Width(MapLaneState state, int step) => Math.Round(step * 0.35, 2) + state switch
    {
        MapLaneState.Disrupted => 2,
        MapLaneState.Impact => 1.6,
        MapLaneState.NextHop => 1.1,
        _ => 0.95,
    };

    public static string Class(MapLaneState state, bool air) => state switch
    {
        MapLaneState.Disrupted => "map-lane disrupted",
        MapLaneState.Impact => "map-lane impact",
        MapLaneState.NextHop => "map-lane next-hop",
        _ => air ? "map-lane air" : "map-lane",
    };

    private static string Data(IEnumerable<MapLane> lanes, IReadOnlyDictionary<string, MapSite> sites, MapView view, int decimals)
    {
        var path = new PathText(decimals);
        foreach (var lane in lanes)
        {
            if (!sites.TryGetValue(lane.From, out var from) || !sites.TryGetValue(lane.To, out var to)) continue;
            if ((from.Lat, from.Lon) == (to.Lat, to.Lon)) continue;
            foreach (var run in LaneCourse.Of(lane.Mode, from, to)) Draw(path, lane.Mode, [.. run.Select(view.ToScreen)]);
        }
        return path.ToString();
    }

    private static void Draw(PathText path, MapLaneMode mode, MapPoint[] run)
    {
        if (mode == MapLaneMode.Air) path.Straight(run);
        else if (mode == MapLaneMode.Sea) path.Smooth(run);
        else path.Bent(run[0], run[^1]);
    }
}
