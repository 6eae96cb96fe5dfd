namespace ControlTower.Web.Shared.Map;

/// <summary>
/// What a map shows; the same when everything in it is the same, whichever lists hold it. So a page may make its lists anew at
/// each repaint, and the map is laid out again only when there is something else to see.
/// </summary>
public sealed record MapContent(IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags)
{
    public string? Selected { get; init; }

    public MapFocus Focus { get; init; }

    public bool Inset { get; init; }

    public bool Legend { get; init; }

    public bool Equals(MapContent? other) => ReferenceEquals(this, other)
        || (other is not null && (Selected, Focus, Inset, Legend) == (other.Selected, other.Focus, other.Inset, other.Legend)
            && Sites.SequenceEqual(other.Sites) && Lanes.SequenceEqual(other.Lanes) && Tags.SequenceEqual(other.Tags));

    public override int GetHashCode() => HashCode.Combine(Sites.Count, Lanes.Count, Tags.Count, Selected, Focus, Inset, Legend);
}
