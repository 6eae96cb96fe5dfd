using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>Hands a command to the tower for a request, with the idempotency key that came with it.</summary>
public sealed class Submission(TowerLoop loop)
{
    public const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;

    public TowerState View => loop.View;

    public DateTimeOffset Now => loop.Now;

    /// <summary>The answer as the command gives it, or as it was given to the same key before.</summary>
    public async Task<Result<T>> SendAsync<T>(HttpContext context, object body)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey || key.Any(char.IsControl)) return Refusal.Invalid($"{KeyHeader} has up to {LongestKey} printable characters.");
        var command = new Command(ScopeFilter.HolderOf(context).Caller, body, key.Length == 0 ? null : key, key.Length == 0 ? null : Digest(context, body));
        var committed = await loop.SubmitAsync(command);
        if (!committed.Answer.Succeeded) return committed.Answer.Refusal;
        return committed.Answer.Value is JsonElement repeated ? repeated.Deserialize<T>(ApiJson.Options)! : (T)committed.Answer.Value;
    }

    private static string Digest(HttpContext context, object body)
    {
        var text = $"{context.Request.Method} {context.Request.Path}\n{JsonSerializer.Serialize(body, body.GetType(), ApiJson.Options)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
