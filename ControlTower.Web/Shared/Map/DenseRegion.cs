namespace ControlTower.Web.Shared.Map;

/// <summary>Finds the part of a view that wants an inset.</summary>
internal static class DenseRegion
{
    private const int FewestSites = 8;

    /// <summary>The window of the given size, in pixels, that holds most of the points; of equal ones the first. Null below 8.</summary>
    public static MapRect? Find(IReadOnlyList<MapPoint> points, double width, double height)
    {
        MapRect? best = null;
        var most = FewestSites - 1;
        foreach (var point in points)
        {
            var window = MapRect.Around(point, width, height);
            var count = points.Count(window.Contains);
            if (count > most) (best, most) = (window, count);
        }
        return best is { } found ? Centered(found, points) : null;
    }

    private static MapRect Centered(MapRect window, IReadOnlyList<MapPoint> points)
    {
        MapPoint[] held = [.. points.Where(window.Contains)];
        return MapRect.Around(MapRect.Bounding(held).Center, window.Width, window.Height);
    }
}
