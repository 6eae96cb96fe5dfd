namespace ControlTower.Web.Shared.Map;

/// <summary>What a map shows. A change is told by another list, not by a changed one.</summary>
public sealed record MapContent(IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags)
{
    public string? Selected { get; init; }

    public MapFocus Focus { get; init; }

    public bool Inset { get; init; }

    public bool Legend { get; init; }
}
