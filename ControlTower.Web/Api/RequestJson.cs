using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Web.Api;

/// <summary>Reads a request's body as JSON: bounded in size and depth, checked against a schema before anything is made of it.</summary>
public static class RequestJson
{
    public const int MaxBytes = 32 * 1_024 * 1_024;
    private const int MaxDepth = 64;

    /// <returns>The document, or a refusal; a body over <see cref="MaxBytes"/> ends in 413 by <see cref="BoundedBody"/>.</returns>
    public static async Task<Result<JsonDocument>> ReadAsync(HttpRequest request, params string[] contentTypes) => Parse(await BytesAsync(request, contentTypes));

    /// <summary>The body as it came, for who makes a document of it later.</summary>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, params string[] contentTypes)
    {
        var given = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (!contentTypes.Contains(given, StringComparer.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException($"Expected the content type {string.Join(" or ", contentTypes)}, found '{given}'.", StatusCodes.Status415UnsupportedMediaType);
        }
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>Reads a body that has to meet a schema, and makes the record of it.</summary>
    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request, JsonSchema schema, string what)
    {
        var read = await ReadAsync(request, "application/json");
        if (!read.Succeeded) return read.Refusal;
        using var document = read.Value;
        var findings = new JsonFindings();
        schema.Check(document.RootElement, findings);
        return findings.Any ? findings.ToRefusal(what) : document.Deserialize<T>(ApiJson.Options)!;
    }

    /// <returns>The document, or a refusal that points to where it cannot be read; a byte order mark before it is passed over (RFC 8259 §8.1).</returns>
    public static Result<JsonDocument> Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith(Encoding.UTF8.Preamble)) body = body[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(body.Span)) return Refusal.Invalid("The body is not JSON as expected: it is not valid UTF-8.", JsonPlace.OfFault(body.Span[..JsonPlace.ValidUtf8(body.Span)], MaxDepth));
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException problem)
        {
            return Refusal.Invalid($"The body is not JSON as expected (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}): {Spoken(problem)}", JsonPlace.OfFault(body.Span, MaxDepth));
        }
    }

    private static string Spoken(JsonException problem) =>
        problem.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
            ? $"it is nested deeper than {MaxDepth} levels."
            : problem.Message.Split(". ")[0].TrimEnd('.') + ".";
}
