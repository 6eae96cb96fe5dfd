namespace ControlTower.Web.Shared.Map;

/// <summary>An upright rectangle in the plane, y down; edges belong to it for points, not for overlaps.</summary>
public readonly record struct MapRect(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public MapPoint Center => new(X + (Width / 2), Y + (Height / 2));

    public static MapRect Around(MapPoint center, double width, double height) =>
        new(center.X - (width / 2), center.Y - (height / 2), width, height);

    /// <exception cref="InvalidOperationException">No points.</exception>
    public static MapRect Bounding(IReadOnlyCollection<MapPoint> points)
    {
        var (left, top) = (points.Min(p => p.X), points.Min(p => p.Y));
        return new(left, top, points.Max(p => p.X) - left, points.Max(p => p.Y) - top);
    }

    public bool Contains(MapPoint p) => p.X >= X && p.X <= Right && p.Y >= Y && p.Y <= Bottom;

    public bool Contains(MapRect other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;

    public bool Overlaps(MapRect other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public MapRect Grow(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));

    /// <summary>The point of the rectangle that is nearest to <paramref name="p"/>.</summary>
    public MapPoint Nearest(MapPoint p) => new(Math.Clamp(p.X, X, Right), Math.Clamp(p.Y, Y, Bottom));

    /// <summary>Whether the straight line from <paramref name="a"/> to <paramref name="b"/> runs through the inside (Liang and Barsky's clipping).</summary>
    public bool IsCrossedBy(MapPoint a, MapPoint b)
    {
        var (enter, leave) = (0d, 1d);
        return Clip(a.X - b.X, a.X - X, ref enter, ref leave) && Clip(b.X - a.X, Right - a.X, ref enter, ref leave)
            && Clip(a.Y - b.Y, a.Y - Y, ref enter, ref leave) && Clip(b.Y - a.Y, Bottom - a.Y, ref enter, ref leave)
            && enter < leave;
    }

    private static bool Clip(double direction, double room, ref double enter, ref double leave)
    {
        if (direction == 0) return room > 0;
        var at = room / direction;
        if (direction < 0) enter = Math.Max(enter, at);
        else leave = Math.Min(leave, at);
        return enter <= leave;
    }
}
