using System.Text;
using ControlTower.Core.Kernel;

namespace ControlTower.Web.Api;

/// <summary>A protocol's text as the body of a request, in YAML or JSON.</summary>
internal static class ProtocolBody
{
    /// <summary>What it may call itself.</summary>
    public static readonly string[] Types = ["application/yaml", "application/json", "text/yaml", "application/x-yaml", "text/plain"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<Result<string>> ReadAsync(HttpContext context)
    {
        // Left open: the digest of a repeatable request is taken of the same body.
        using var reader = new StreamReader(context.Request.Body, Strict, leaveOpen: true);
        try
        {
            return await reader.ReadToEndAsync(context.RequestAborted);
        }
        catch (DecoderFallbackException)
        {
            return new Refusal(RefusalKind.Unprocessable, "The protocol is not valid UTF-8; save it as UTF-8 and send it again.", "");
        }
    }
}
