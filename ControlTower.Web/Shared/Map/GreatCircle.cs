using ControlTower.Core.Kernel;

namespace ControlTower.Web.Shared.Map;

/// <summary>The shortest way over the globe.</summary>
public static class GreatCircle
{
    private const double KmAStep = 400;
    private const int MostSteps = 48;

    /// <summary>Both ends and points between them, at most <see cref="MostSteps"/> + 1, by spherical interpolation.</summary>
    public static IReadOnlyList<GeoPoint> Between(GeoPoint from, GeoPoint to)
    {
        var km = from.DistanceKm(to);
        var angle = km / GeoPoint.EarthRadiusKm;
        var steps = Math.Clamp((int)Math.Ceiling(km / KmAStep), 1, MostSteps);
        // Opposite ends have no single shortest way, and equal ends none at all.
        if (Math.Sin(angle) < 1e-9) return [from, to];
        return [from, .. Enumerable.Range(1, steps - 1).Select(i => At(from, to, angle, (double)i / steps)), to];
    }

    private static GeoPoint At(GeoPoint from, GeoPoint to, double angle, double share)
    {
        var (a, b) = (Math.Sin((1 - share) * angle) / Math.Sin(angle), Math.Sin(share * angle) / Math.Sin(angle));
        var (p, q) = (Direction(from), Direction(to));
        var (x, y, z) = ((a * p.X) + (b * q.X), (a * p.Y) + (b * q.Y), (a * p.Z) + (b * q.Z));
        return new(double.RadiansToDegrees(Math.Atan2(z, Math.Sqrt((x * x) + (y * y)))), double.RadiansToDegrees(Math.Atan2(y, x)));
    }

    private static (double X, double Y, double Z) Direction(GeoPoint p)
    {
        var (lat, lon) = (double.DegreesToRadians(p.Lat), double.DegreesToRadians(p.Lon));
        return (Math.Cos(lat) * Math.Cos(lon), Math.Cos(lat) * Math.Sin(lon), Math.Sin(lat));
    }
}
