using System.Net;
using System.Text.Json;

namespace ControlTower.EndToEnd.Harness;

/// <summary>What the API said: status, media type and body as they came.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string? MediaType, string Text)
{
    public string? ETag { get; init; }

    public string? RetryAfter { get; init; }

    public bool IsProblem => MediaType == "application/problem+json";

    /// <summary>The title and detail of an RFC 9457 problem, else an empty text.</summary>
    public string Problem => IsProblem ? $"{Member("title")} {Member("detail")}".Trim() : "";

    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonElement Body() => JsonSerializer.Deserialize<JsonElement>(Text);

    public T Read<T>() => JsonSerializer.Deserialize<T>(Text, JsonSerializerOptions.Web)!;

    /// <summary>This answer when it has the status, else a failed test that shows what came instead.</summary>
    public ApiAnswer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        return this;
    }

    private string? Member(string name) =>
        Body() is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty(name, out var value) ? value.ToString() : null;
}
