namespace ControlTower.Web.Layout;

/// <summary>How fresh the figures on the page are.</summary>
public enum LinkState
{
    /// <summary>Changes arrive as they are committed.</summary>
    Live,

    /// <summary>The data is older than it should be.</summary>
    Stale,

    /// <summary>The tower cannot be reached.</summary>
    Offline,
}
