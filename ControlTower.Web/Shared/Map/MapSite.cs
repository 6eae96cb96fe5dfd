namespace ControlTower.Web.Shared.Map;

/// <param name="Lat">WGS 84 degrees.</param>
/// <param name="Lon">WGS 84 degrees.</param>
public sealed record MapSite(string Id, string Name, MapSiteKind Kind, double Lat, double Lon, MapTrouble Trouble = MapTrouble.None)
{
    /// <summary>Of a supplier: 1 delivers to us, 2 and above deliver to tier 1. Only the tier diagram reads it; null is tier 1.</summary>
    public int? Tier { get; init; }

    /// <summary>Something else is looked at: it is drawn so that it can be found, and no more.</summary>
    public bool Faint { get; init; }

    /// <summary>Said after its name and state, such as how much it is loaded.</summary>
    public string? Note { get; init; }
}
