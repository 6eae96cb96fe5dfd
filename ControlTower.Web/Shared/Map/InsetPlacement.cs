namespace ControlTower.Web.Shared.Map;

/// <summary>Chooses what an inset shows and in which lower corner it hides least.</summary>
internal static class InsetPlacement
{
    private const double SmallestWidth = 760;
    private const double SmallestHeight = 400;
    private const double Magnification = 2.75;
    private const double MostHidden = 0.1;
    private const double RingRoom = 14;

    /// <summary>Null where the map is too small, nothing is dense, or both corners hold too much.</summary>
    public static (MapRect Box, MapRect Region)? Choose(IReadOnlyList<MapSite> sites, MapView view, MapRect screen)
    {
        if (screen.Width < SmallestWidth || screen.Height < SmallestHeight) return null;
        var (width, height) = (Math.Round(Math.Clamp(screen.Width * 0.4, 320, 520)), Math.Round(Math.Clamp(screen.Height * 0.48, 200, 360)));
        MapPoint[] points = [.. sites.Select(s => view.ToScreen(s.Lat, s.Lon))];
        if (DenseRegion.Find(points, width / Magnification, height / Magnification) is not { } region) return null;
        MapRect[] corners = [new(0, screen.Height - height, width, height), new(screen.Width - width, screen.Height - height, width, height)];
        var best = corners.Where(c => !c.Grow(8).Overlaps(region)).Select(c => (Box: c, Hidden: Hidden(c, sites, points))).OrderBy(c => c.Hidden).Take(1).ToArray();
        return best is [var (box, hidden)] && hidden <= sites.Count * MostHidden ? (box, region) : null;
    }

    /// <summary>A hidden site in trouble weighs as much as all the sites that may be hidden.</summary>
    private static double Hidden(MapRect box, IReadOnlyList<MapSite> sites, MapPoint[] points) =>
        sites.Where((_, i) => box.Grow(RingRoom).Contains(points[i])).Sum(s => s.Trouble >= MapTrouble.Warning ? 1 + (sites.Count * MostHidden) : 1);
}
