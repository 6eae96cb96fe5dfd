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
        // A window about a point reaches into the cells next to its own and no further: their points alone are counted, and
        // only where they are enough.
        var cells = points.ToLookup(point => Cell(point, width / 2, height / 2));
        foreach (var point in points)
        {
            var near = Around(Cell(point, width / 2, height / 2)).Select(cell => cells[cell]).ToList();
            if (near.Sum(cell => cell.Count()) <= most) continue;
            var window = MapRect.Around(point, width, height);
            var count = near.Sum(cell => cell.Count(window.Contains));
            if (count > most) (best, most) = (window, count);
        }
        return best is { } found ? Centered(found, points) : null;
    }

    private static (long X, long Y) Cell(MapPoint point, double width, double height) => ((long)Math.Floor(point.X / width), (long)Math.Floor(point.Y / height));

    private static IEnumerable<(long X, long Y)> Around((long X, long Y) cell) =>
        from x in Enumerable.Range(-1, 3)
        from y in Enumerable.Range(-1, 3)
        select (cell.X + x, cell.Y + y);

    private static MapRect Centered(MapRect window, IReadOnlyList<MapPoint> points)
    {
        MapPoint[] held = [.. points.Where(window.Contains)];
        return MapRect.Around(MapRect.Bounding(held).Center, window.Width, window.Height);
    }
}
