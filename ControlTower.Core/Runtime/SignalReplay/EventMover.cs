using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>An event with all instants in it moved: its time, and every text of its data that is an instant with a zone.</summary>
public static class EventMover
{
    /// <summary>Length of the shortest instant, "2026-01-04T09:00Z".</summary>
    private const int Shortest = 17;

    public static JsonElement Move(JsonElement one, ReplayTime time, DateTimeOffset at)
    {
        var moved = Moved(one, time)!.AsObject();
        moved["time"] = Text(time.Of(at));
        return JsonSerializer.SerializeToElement(moved, CanonicalJson.Options);
    }

    private static JsonNode? Moved(JsonElement value, ReplayTime time) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().DistinctBy(member => member.Name).Select(member => KeyValuePair.Create(member.Name, Moved(member.Value, time)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(member => Moved(member, time))]),
        JsonValueKind.String when InstantOf(value.GetString()!) is { } instant => Text(time.Of(instant)),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static DateTimeOffset? InstantOf(string text) =>
        text.Length >= Shortest && text[10] == 'T' && (text[^1] == 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;

    private static JsonValue Text(DateTimeOffset instant) => JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
