namespace ControlTower.Web.Shared.Map;

/// <summary>How the reader has moved the view: pixels of the view times <paramref name="Factor"/>, then moved.</summary>
public readonly record struct MapZoom(double Factor, double Dx, double Dy)
{
    public static MapZoom None { get; } = new(1, 0, 0);

    public MapPoint ToScreen(MapPoint p) => new((p.X * Factor) + Dx, (p.Y * Factor) + Dy);
}
