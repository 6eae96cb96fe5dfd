using System.Text.Json;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>What a record system of the demo says, ready to be taken in as a CloudEvent.</summary>
/// <param name="Source">One of <see cref="DemoSources"/>.</param>
/// <param name="Id">The same each time the same slot is generated, so that deduplication on (source, id) takes care of repeats.</param>
/// <param name="Time">When it occurred, UTC.</param>
public sealed record DemoSignal(string Source, string Id, string Type, DateTimeOffset Time, JsonElement Data)
{
    public string? Subject { get; init; }
}
