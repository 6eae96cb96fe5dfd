using System.Text.Json;

namespace ControlTower.EndToEnd.Harness;

/// <summary>What a method of the hub answered: a result, or the error that its caller is told.</summary>
public sealed record HubAnswer(JsonElement? Result, string? Error);
