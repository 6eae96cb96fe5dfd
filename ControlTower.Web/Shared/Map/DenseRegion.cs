namespace ControlTower.Web.Shared.Map;

/// <summary>Finds the part of a view that wants an inset.</summary>
internal static class DenseRegion
{
    private const int FewestSites = 8;

    /// <summary>Sites stand still while their troubles come and go.</summary>
    private static readonly Memo<Question, MapRect?> Answers = new(kept: 16);

    /// <summary>The window of the given size, in pixels, that holds most of the points; of equal ones the first. Null below 8.</summary>
    public static MapRect? Find(IReadOnlyList<MapPoint> points, double width, double height) =>
        Answers.Of(new(points, width, height), one => Search(one.Points, one.Width, one.Height));

    private static MapRect? Search(IReadOnlyList<MapPoint> points, double width, double height)
    {
        int[] byX = [.. Enumerable.Range(0, points.Count).OrderBy(i => points[i].X)];
        var (best, most) = (-1, FewestSites - 1);
        var (left, right) = (0, 0);
        foreach (var i in byX)
        {
            // Both ends of the strip that is as wide as the window only ever move to the right.
            var window = MapRect.Around(points[i], width, height);
            while (points[byX[left]].X < window.X) left++;
            while (right < byX.Length && points[byX[right]].X <= window.Right) right++;
            if (right - left < most) continue;
            var count = 0;
            for (var j = left; j < right; j++)
            {
                if (window.Contains(points[byX[j]])) count++;
            }
            if (count > most || (count == most && best >= 0 && i < best)) (best, most) = (i, count);
        }
        return best < 0 ? null : Centered(MapRect.Around(points[best], width, height), points);
    }

    private static MapRect Centered(MapRect window, IReadOnlyList<MapPoint> points)
    {
        MapPoint[] held = [.. points.Where(window.Contains)];
        return MapRect.Around(MapRect.Bounding(held).Center, window.Width, window.Height);
    }

    private sealed record Question(IReadOnlyList<MapPoint> Points, double Width, double Height)
    {
        public bool Equals(Question? other) =>
            other is not null && (Width, Height, Points.Count) == (other.Width, other.Height, other.Points.Count) && Points.SequenceEqual(other.Points);

        public override int GetHashCode() => HashCode.Combine(Width, Height, Points.Count);
    }
}
