namespace ControlTower.Web.Shared.Map;

/// <summary>The words of the map for screen readers, titles and the legend.</summary>
internal static class MapWords
{
    public static string Of(MapSiteKind kind) => kind switch
    {
        MapSiteKind.Supplier => "Supplier",
        MapSiteKind.Plant => "Plant",
        MapSiteKind.DistributionCenter => "DC",
        MapSiteKind.CrossDock => "Cross-dock",
        MapSiteKind.Port => "Port",
        MapSiteKind.Store => "Store",
        _ => "Customer",
    };

    public static string Of(MapTrouble trouble) => trouble switch
    {
        MapTrouble.Critical => "critical",
        MapTrouble.Warning => "warning",
        MapTrouble.Watch => "watch",
        _ => "normal",
    };

    public static string Of(MapSite site) => $"{site.Name}, {Of(site.Kind)}, {Of(site.Trouble)}{(site.Note is { } note ? $", {note}" : "")}";

    public static string Of(MapMark mark) => mark.IsCluster
        ? $"{mark.Sites.Count} sites, worst {Of(mark.Trouble)}, zoom in"
        : Of(mark.Site);

    /// <summary>As <see cref="Class(MapTrouble)"/>, and whether it stands back.</summary>
    public static string Class(MapTrouble trouble, bool faint) => faint ? Class(trouble) + " faint" : Class(trouble);

    /// <summary>The class that gives a mark its colour.</summary>
    public static string Class(MapTrouble trouble) => trouble switch
    {
        MapTrouble.Critical => "critical",
        MapTrouble.Warning => "warning",
        MapTrouble.Watch => "watch",
        _ => "none",
    };
}
