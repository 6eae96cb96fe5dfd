namespace ControlTower.Core.Network;

/// <param name="Until">Null while nobody knows.</param>
public sealed record Outage(string Site, DateTimeOffset From, DateTimeOffset? Until, string? Reason);
