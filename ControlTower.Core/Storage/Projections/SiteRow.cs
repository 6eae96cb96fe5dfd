namespace ControlTower.Core.Storage.Projections;

/// <summary>A site as the network told of it last.</summary>
public sealed class SiteRow
{
    public required string Id { get; set; }

    /// <summary>The site as canonical JSON.</summary>
    public string Document { get; set; } = "{}";
}
