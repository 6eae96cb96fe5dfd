using System.Text.Json;

namespace ControlTower.Web.Connectors;

/// <summary>What came of an attempt to deliver.</summary>
/// <param name="Error">Null when it was delivered.</param>
public sealed record Sent(string? Error)
{
    /// <summary>What the endpoint answered, where that is asked for and can be read.</summary>
    public JsonElement? Answer { get; init; }
}
