using System.Globalization;
using System.Text;

namespace ControlTower.Web.Shared.Map;

/// <summary>Writes the data of an SVG path, in steps from point to point, rounded to <paramref name="decimals"/> of a pixel.</summary>
internal sealed class PathText(int decimals)
{
    /// <summary>How far the middle of a road bends off the straight line, as a share of its length.</summary>
    public const double Bend = 0.11;
    private const double LevelBulge = 32;

    private readonly StringBuilder text = new();
    private MapPoint at;

    public override string ToString() => text.ToString();

    public void Straight(IReadOnlyList<MapPoint> points)
    {
        Move(points[0]);
        foreach (var p in points.Skip(1)) Step('l', p);
    }

    /// <summary>A point beside the middle of a line, off it by <paramref name="share"/> of its length.</summary>
    public static MapPoint Beside(MapPoint from, MapPoint to, double share = Bend)
    {
        var middle = from.Towards(to, 0.5);
        return new(middle.X + ((to.Y - from.Y) * share), middle.Y - ((to.X - from.X) * share));
    }

    public void Bent(MapPoint from, MapPoint to)
    {
        Move(from);
        Step('q', Beside(from, to), to);
    }

    /// <summary>Leaves and arrives level; <paramref name="back"/> arrives from the right, for lanes within one column.</summary>
    public void Level(MapPoint from, MapPoint to, bool back)
    {
        Move(from);
        var reach = back ? LevelBulge : Math.Max(LevelBulge, (to.X - from.X) / 2);
        var turn = back ? Math.Max(from.X, to.X) + reach : from.X + reach;
        Step('c', new(turn, from.Y), new(back ? turn : to.X - reach, to.Y), to);
    }

    /// <summary>A smooth curve through all points (Catmull and Rom's spline, uniform, as Bézier pieces).</summary>
    public void Smooth(IReadOnlyList<MapPoint> points)
    {
        Move(points[0]);
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (before, from, to, after) = (points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Count - 1)]);
            // The pull is bounded by the piece's own length, so a short piece between long ones does not loop.
            Step('c', Pull(from, before, to, to), Pull(to, after, from, from), to);
        }
    }

    private static MapPoint Pull(MapPoint at, MapPoint behind, MapPoint ahead, MapPoint end)
    {
        var (dx, dy) = ((ahead.X - behind.X) / 6, (ahead.Y - behind.Y) / 6);
        var (size, most) = (Math.Sqrt((dx * dx) + (dy * dy)), at.DistanceTo(end) / 3);
        var share = size > most ? most / size : 1;
        return new(at.X + (dx * share), at.Y + (dy * share));
    }

    private void Move(MapPoint to)
    {
        at = Rounded(to);
        text.Append('M').Append(Number(at.X)).Append(' ').Append(Number(at.Y));
    }

    private void Step(char command, params ReadOnlySpan<MapPoint> points)
    {
        text.Append(command);
        for (var i = 0; i < points.Length; i++)
        {
            var p = Rounded(points[i]);
            if (i > 0) text.Append(' ');
            text.Append(Number(p.X - at.X)).Append(' ').Append(Number(p.Y - at.Y));
        }
        at = Rounded(points[^1]);
    }

    private MapPoint Rounded(MapPoint p) => new(Math.Round(p.X, decimals), Math.Round(p.Y, decimals));

    private string Number(double value) => Math.Round(value, decimals).ToString(CultureInfo.InvariantCulture);
}
