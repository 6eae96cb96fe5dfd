namespace ControlTower.Web.Shared.Map;

/// <summary>
/// Natural Earth I after Patterson, Šavrič and Jenny (2011), about 11° E, in the units of wwwroot/map/world.svg.
/// The meridian keeps Asia and America whole: the map's edges run through the Bering Strait.
/// </summary>
public static class WorldProjection
{
    public const double CentralMeridian = 11;
    public const double Width = 10_000;
    public const double Height = 5_200;
    private const double Unit = Width / (2 * Math.PI * 0.8707);
    private const int Rounds = 12;

    /// <summary>Where a place lies; degrees beyond their bounds are brought back (longitude turns, latitude stops at the pole).</summary>
    public static MapPoint Project(double lat, double lon)
    {
        var phi = double.DegreesToRadians(Math.Clamp(lat, -90, 90));
        var lambda = double.DegreesToRadians(FromCenter(lon));
        return new((Width / 2) + (Unit * lambda * Length(phi)), (Height / 2) - (Unit * Rise(phi)));
    }

    /// <summary>The place that lies there, latitude by Newton's method; null beyond the edge of the map.</summary>
    public static (double Lat, double Lon)? Unproject(MapPoint point)
    {
        var y = ((Height / 2) - point.Y) / Unit;
        if (Math.Abs(y) > Rise(Math.PI / 2)) return null;
        var phi = y;
        for (var i = 0; i < Rounds; i++) phi -= (Rise(phi) - y) / Slope(phi);
        var lambda = double.RadiansToDegrees((point.X - (Width / 2)) / Unit / Length(phi));
        if (Math.Abs(lambda) > 180) return null;
        var lon = lambda + CentralMeridian;
        return (double.RadiansToDegrees(phi), lon > 180 ? lon - 360 : lon);
    }

    /// <summary>Degrees east of the middle of the map, from -180 to below 180.</summary>
    public static double FromCenter(double lon)
    {
        var turned = (lon - CentralMeridian + 180) % 360;
        return (turned < 0 ? turned + 360 : turned) - 180;
    }

    private static double Length(double phi)
    {
        var p2 = phi * phi;
        var p4 = p2 * p2;
        return 0.8707 - (0.131979 * p2) + (p4 * (-0.013791 + (p4 * ((0.003971 * p2) - (0.001529 * p4)))));
    }

    private static double Rise(double phi)
    {
        var p2 = phi * phi;
        var p4 = p2 * p2;
        return phi * (1.007226 + (p2 * (0.015085 + (p4 * (-0.044475 + (0.028874 * p2) - (0.005916 * p4))))));
    }

    private static double Slope(double phi)
    {
        var p2 = phi * phi;
        var p4 = p2 * p2;
        return 1.007226 + (p2 * (0.045255 + (p4 * (-0.311325 + (0.259866 * p2) - (0.065076 * p4)))));
    }
}
