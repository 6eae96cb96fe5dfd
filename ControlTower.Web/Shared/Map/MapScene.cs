namespace ControlTower.Web.Shared.Map;

/// <summary>A map laid out for a size in pixels, ready to be drawn.</summary>
public sealed record MapScene(
    MapView View, IReadOnlyList<LanePath> Lanes, IReadOnlyList<MapMark> Marks, IReadOnlyList<PlacedTag> Tags)
{
    /// <summary>Sites that the inset shows in full; here they are drawn small.</summary>
    public IReadOnlyList<MapMark> Dots { get; init; } = [];

    public MapInset? Inset { get; init; }
}

/// <param name="Box">Where it stands on the map.</param>
/// <param name="Region">What of the map it shows larger.</param>
/// <param name="Content">Laid out from the box's own corner.</param>
public sealed record MapInset(MapRect Box, MapRect Region, MapScene Content);
