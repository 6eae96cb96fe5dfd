using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Signals;

namespace ControlTower.Web.Connectors;

/// <summary>
/// Reads CloudEvents 1.0 in JSON format (https://github.com/cloudevents/spec, v1.0.2): required are specversion, id, source and type;
/// extension attributes are allowed and not kept.
/// </summary>
public static class CloudEvents
{
    /// <summary>Fewer events are read sooner than a second thread begins.</summary>
    private const int WorthSharing = 32;

    private const int LongestSource = 500;

    private static readonly byte[][] Known =
        [.. new[] { "specversion", "id", "source", "type", "time", "subject", "datacontenttype", "dataschema", "data", "data_base64" }.Select(Encoding.UTF8.GetBytes)];

    private static readonly JsonSchema Envelope = JsonSchema.Parse("""
        {"type":"object","required":["specversion","id","source","type"],"properties":{
          "specversion":{"type":"string","enum":["1.0"]},
          "id":{"type":"string","minLength":1,"maxLength":500},"source":{"type":"string","minLength":1,"maxLength":500},
          "type":{"type":"string","minLength":1,"maxLength":200},"subject":{"type":["string","null"],"minLength":1,"maxLength":500},
          "time":{"type":["string","null"],"format":"date-time"},
          "datacontenttype":{"type":["string","null"],"minLength":1,"maxLength":200},"dataschema":{"type":["string","null"],"minLength":1,"maxLength":500}}}
        """);

    /// <summary>Reads the events of a batch, in their order; many are checked side by side.</summary>
    /// <param name="received">Stands in for the time of an event that tells none.</param>
    public static IReadOnlyList<SignalCandidate> ReadBatch(JsonElement batch, DateTimeOffset received)
    {
        JsonElement[] events = [.. batch.EnumerateArray()];
        var candidates = new SignalCandidate[events.Length];
        if (events.Length < WorthSharing)
        {
            for (var i = 0; i < events.Length; i++) candidates[i] = Read(events[i], received);
        }
        else
        {
            Parallel.ForEach(Partitioner.Create(0, events.Length, WorthSharing / 2), range =>
            {
                for (var i = range.Item1; i < range.Item2; i++) candidates[i] = Read(events[i], received);
            });
        }
        return candidates;
    }

    /// <param name="received">Stands in for the time of an event that tells none.</param>
    public static SignalCandidate Read(JsonElement json, DateTimeOffset received)
    {
        var text = json.GetRawText();
        var findings = new JsonFindings();
        Envelope.Check(json, findings);
        if (!findings.Any) CheckAttributes(json, findings);
        if (findings.Any) return Rejected(json, findings, text);
        var type = json.GetProperty("type").GetString()!;
        if (!SignalTypes.Schemas.TryGetValue(type, out var schema)) return new(null, $"/type: there is no signal type '{type}'; expected one of {string.Join(", ", SignalTypes.Schemas.Keys)}", text) { Source = SourceOf(json) };
        if (!json.TryGetProperty("data", out var data)) return new(null, "/data: the member is required", text) { Source = SourceOf(json) };
        var inner = new JsonFindings();
        schema.Check(data, inner);
        if (inner.Any) return new(null, string.Join("; ", inner.Errors.Take(10).Select(error => $"/data{error.Pointer}: {error.Message}")), text) { Source = SourceOf(json) };
        var told = json.InstantOrNull("time");
        var signal = new Signal(json.GetProperty("source").GetString()!, json.GetProperty("id").GetString()!, type, told ?? received, json.TextOrNull("subject"), data.Clone());
        return new(signal, null, text, Fingerprint(type, told, data));
    }

    private static SignalCandidate Rejected(JsonElement json, JsonFindings findings, string text) =>
        new(null, string.Join("; ", findings.Errors.Take(10).Select(error => $"{(error.Pointer.Length == 0 ? "event" : error.Pointer)}: {error.Message}")), text) { Source = SourceOf(json) };

    /// <summary>Whose fault it is, where that can be told.</summary>
    private static string? SourceOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TextOrNull("source") is { Length: > 0 and <= LongestSource } source && !source.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)) ? source : null;

    private static void CheckAttributes(JsonElement json, JsonFindings findings)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (IsKnown(member)) continue;
            if (member.Name.Length > 100 || !member.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)))
            {
                findings.Add($"/{member.Name}", "an attribute's name holds lower-case letters and digits only");
            }
            else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                findings.Add($"/{member.Name}", "an extension attribute is a text, a number or a boolean");
            }
        }
        if (json.TryGetProperty("data_base64", out _)) findings.Add("/data_base64", "binary data is not taken; expected data in JSON");
        if (json.TextOrNull("datacontenttype") is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase)) findings.Add("/datacontenttype", "expected application/json");
    }

    private static bool IsKnown(JsonProperty member)
    {
        foreach (var name in Known)
        {
            if (member.NameEquals(name)) return true;
        }
        return false;
    }

    /// <summary>First 16 hex digits of SHA-256 over type, time and data without blanks.</summary>
    private static string Fingerprint(string type, DateTimeOffset? time, JsonElement data)
    {
        var text = new ArrayBufferWriter<byte>(512);
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type}|{time?.UtcTicks}|"), text);
        using (var writer = new Utf8JsonWriter(text)) data.WriteTo(writer);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
