using System.Text.Json;

namespace ControlTower.Web.Connectors;

/// <summary>Reads what an endpoint answered as JSON, as far as it is worth reading.</summary>
public static class BoundedAnswer
{
    public const int Longest = 65_536;

    /// <returns>Null where it is too long or no JSON: what was asked for is delivered all the same.</returns>
    public static async Task<JsonElement?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[Longest + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (read is 0 or > Longest) return null;
        try
        {
            using var document = JsonDocument.Parse(buffer.AsMemory(0, read));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
