namespace ControlTower.Web.Shared.Map;

/// <summary>A place in the plane, y down.</summary>
public readonly record struct MapPoint(double X, double Y)
{
    public double DistanceTo(MapPoint other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    public MapPoint Towards(MapPoint other, double share) => new(X + ((other.X - X) * share), Y + ((other.Y - Y) * share));
}
