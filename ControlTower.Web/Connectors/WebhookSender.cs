using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Storage.Credentials;

namespace ControlTower.Web.Connectors;

/// <summary>
/// Sends an effect to its endpoint, signed after Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over
/// "id.timestamp.body". The effect's id is the idempotency key of every attempt.
/// </summary>
public sealed class WebhookSender(HttpClient http, EndpointSecrets secrets, TimeProvider clock)
{
    private const string SecretPrefix = "whsec_";

    /// <returns>Null when it was delivered, else what went wrong.</returns>
    public async Task<string?> SendAsync(Effect effect, string url, CancellationToken cancellation)
    {
        if (secrets.Find(effect.Endpoint) is not { } secret) return $"the endpoint {effect.Endpoint} has no secret";
        var body = JsonSerializer.Serialize(new { type = effect.Type, timestamp = effect.RequestedAt, data = effect.Payload }, CanonicalJson.Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", effect.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(secret, $"{effect.Id}.{timestamp}.{body}"));
        request.Headers.Add("Idempotency-Key", effect.Id);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode ? null : $"the endpoint answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException problem)
        {
            return problem.Message;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {http.Timeout.TotalSeconds:0} s";
        }
    }

    public static string Sign(string secret, string content)
    {
        var key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)))}";
    }
}
