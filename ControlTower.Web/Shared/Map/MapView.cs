namespace ControlTower.Web.Shared.Map;

/// <summary>How the world's units become pixels of a view: times <paramref name="Scale"/>, then moved.</summary>
public sealed record MapView(double Scale, double Dx, double Dy)
{
    private const double Closest = 1.6;

    /// <summary>From Alaska's north to Tierra del Fuego.</summary>
    private static readonly MapRect Inhabited = new(300, 80, 9_400, 4_350);

    public MapPoint ToScreen(double lat, double lon) => ToScreen(WorldProjection.Project(lat, lon));

    public MapPoint ToScreen(MapPoint world) => new((world.X * Scale) + Dx, (world.Y * Scale) + Dy);

    public MapPoint ToWorld(MapPoint screen) => new((screen.X - Dx) / Scale, (screen.Y - Dy) / Scale);

    /// <summary>The whole of <paramref name="world"/> in the middle of <paramref name="screen"/>.</summary>
    public static MapView Fit(MapRect world, MapRect screen)
    {
        var scale = Math.Min(Closest, Math.Min(screen.Width / Math.Max(world.Width, 1), screen.Height / Math.Max(world.Height, 1)));
        return new(scale, screen.Center.X - (world.Center.X * scale), screen.Center.Y - (world.Center.Y * scale));
    }

    /// <summary>The view a map opens with; without sites the whole world. <paramref name="padding"/> in pixels.</summary>
    public static MapView Open(MapFocus focus, IReadOnlyCollection<MapSite> sites, MapRect screen, double padding)
    {
        if (focus == MapFocus.World || sites.Count == 0) return Fit(Inhabited, screen);
        var bounds = MapRect.Bounding([.. sites.Select(s => WorldProjection.Project(s.Lat, s.Lon))]);
        var room = Math.Min(padding, Math.Min(screen.Width, screen.Height) / 4);
        return Fit(bounds, screen.Grow(-room));
    }
}
