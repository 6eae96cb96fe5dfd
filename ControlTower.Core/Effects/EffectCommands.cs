using System.Text.Json;

namespace ControlTower.Core.Effects;

/// <param name="Url">Absolute, http or https.</param>
public sealed record SubscribeEndpoint(string Url)
{
    /// <summary>Types of effects, or all that begin alike where one ends in ".*"; null for all that concerns everybody.</summary>
    public IReadOnlyList<string>? Types { get; init; }
}

public sealed record RemoveEndpoint(string Endpoint);

/// <param name="Attempt">Which attempt this tells of; a report that was given before changes nothing.</param>
/// <param name="Error">Null when it was delivered.</param>
public sealed record ReportEffect(string Effect, int Attempt, string? Error)
{
    /// <summary>What the endpoint answered, where an answer was asked for.</summary>
    public JsonElement? Answer { get; init; }
}

public sealed record ReplayEffect(string Effect);

public sealed record HoldEffects(string Reason);

public sealed record ReleaseEffects(string Reason);
