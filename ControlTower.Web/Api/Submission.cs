using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;

namespace ControlTower.Web.Api;

/// <summary>Hands a command to the tower for a request, with the idempotency key that came with it.</summary>
public sealed class Submission(TowerLoop loop)
{
    public const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;
    private const int Portion = 16_384;

    public TowerState View => loop.View;

    public DateTimeOffset Now => loop.Now;

    public TowerRules Rules => loop.Core.Rules;

    /// <summary>What the caller's partner may see of a state; null where the caller may see all of it.</summary>
    public static PartnerSight? SightOf(HttpContext context, TowerState state) =>
        ScopeFilter.HolderOf(context).Caller.Partner is { } partner ? new(state, partner) : null;

    /// <summary>The answer as the command gives it, or as it was given to the same key before.</summary>
    public async Task<Result<T>> SendAsync<T>(HttpContext context, object body)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey || key.Any(char.IsControl)) return Refusal.Invalid($"{KeyHeader} has up to {LongestKey} printable characters.");
        var command = key.Length == 0
            ? new Command(ScopeFilter.HolderOf(context).Caller, body)
            : new Command(ScopeFilter.HolderOf(context).Caller, body, key, await DigestAsync(context));
        var committed = await loop.SubmitAsync(command);
        if (!committed.Answer.Succeeded) return committed.Answer.Refusal;
        return committed.Answer.Value is JsonElement repeated ? repeated.Deserialize<T>(ApiJson.Options)! : (T)committed.Answer.Value;
    }

    /// <summary>
    /// SHA-256 in hex of method, route and body as they came: never of the command, which may hold what is drawn anew each time
    /// (a sealed name, a fresh secret, the time of receipt).
    /// </summary>
    private static async Task<string> DigestAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n"));
        var body = context.Request.Body;
        body.Position = 0;
        var portion = new byte[Portion];
        for (int read; (read = await body.ReadAsync(portion, context.RequestAborted)) > 0;) hash.AppendData(portion, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
