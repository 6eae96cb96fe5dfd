namespace ControlTower.Web.Shared.Map;

/// <param name="Anchor">The middle of the site's mark, in the pixels of the view.</param>
/// <param name="Box">About the anchor: 0, 0 is the anchor itself.</param>
/// <param name="LeaderFrom">On the ring, about the anchor.</param>
/// <param name="LeaderTo">On the nearest edge of the box, about the anchor.</param>
public sealed record PlacedTag(MapTag Tag, MapPoint Anchor, MapRect Box, MapPoint LeaderFrom, MapPoint LeaderTo)
{
    /// <summary>The box is left of its site, so bare text ends where the leader begins.</summary>
    public bool IsLeft => Box.Right <= 0;
}
