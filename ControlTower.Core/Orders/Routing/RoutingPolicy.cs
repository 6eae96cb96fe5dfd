using System.Text.Json.Serialization;

namespace ControlTower.Core.Orders.Routing;

/// <summary>A routing policy with all its versions.</summary>
/// <param name="Versions">From 1, oldest first.</param>
/// <param name="Live">The version that applies; null where none does.</param>
public sealed record RoutingPolicy(string Id, IReadOnlyList<RoutingVersion> Versions, int? Live)
{
    [JsonIgnore]
    public RoutingVersion Newest => Versions[^1];

    [JsonIgnore]
    public RoutingDocument? Applying => Live is { } number ? Versions[number - 1].Document : null;
}

/// <param name="By">Who wrote it.</param>
public sealed record RoutingVersion(int Version, RoutingDocument Document, DateTimeOffset At, string By)
{
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Who published it last.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
