namespace ControlTower.Core.Kernel;

/// <summary>A place on earth in WGS 84 degrees.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Mean radius after IUGG, in km.</summary>
    public const double EarthRadiusKm = 6_371.0088;

    /// <exception cref="ArgumentOutOfRangeException">Latitude beyond ±90 or longitude beyond ±180.</exception>
    public GeoPoint(double lat, double lon)
    {
        if (!(lat is >= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(lat), lat, "A latitude lies from -90 to 90.");
        if (!(lon is >= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(lon), lon, "A longitude lies from -180 to 180.");
        Lat = lat;
        Lon = lon;
    }

    public double Lat { get; }

    public double Lon { get; }

    /// <summary>Great-circle distance in km by the haversine formula.</summary>
    public double DistanceKm(GeoPoint other)
    {
        var (a, b) = (double.DegreesToRadians(Lat), double.DegreesToRadians(other.Lat));
        var half = Math.Pow(Math.Sin((b - a) / 2), 2)
            + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(other.Lon - Lon) / 2), 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
