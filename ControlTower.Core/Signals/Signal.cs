using System.Text.Json;

namespace ControlTower.Core.Signals;

/// <summary>One CloudEvent 1.0 as it was taken in.</summary>
/// <param name="Time">When it happened, by the sender; the time of receipt where the sender says nothing.</param>
/// <param name="Data">Checked against the schema of the type.</param>
public sealed record Signal(string Source, string Id, string Type, DateTimeOffset Time, string? Subject, JsonElement Data);
