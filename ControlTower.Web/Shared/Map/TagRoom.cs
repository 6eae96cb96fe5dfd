namespace ControlTower.Web.Shared.Map;

/// <summary>Where tags may stand.</summary>
/// <param name="Bounds">No tag reaches beyond them; a site outside them gets none.</param>
/// <param name="Reserved">Kept free: the inset, the legend.</param>
/// <param name="Marks">Marks that a tag avoids where it can, each with its ring.</param>
/// <param name="Troubled">Marks that a tag never covers.</param>
internal sealed record TagRoom(MapRect Bounds, IReadOnlyList<MapRect> Reserved, IReadOnlyList<MapRect> Marks, IReadOnlyList<MapRect> Troubled)
{
    /// <summary>Points of lanes in trouble, which a tag avoids where it can.</summary>
    public IReadOnlyList<MapPoint> Lanes { get; init; } = [];
}
