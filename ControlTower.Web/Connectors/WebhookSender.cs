using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower.Outward;

namespace ControlTower.Web.Connectors;

/// <summary>
/// Sends an effect to its endpoint as a CloudEvent 1.0 (https://github.com/cloudevents/spec), signed after Standard Webhooks
/// (https://www.standardwebhooks.com): HMAC-SHA256 over "id.timestamp.body". The effect's id is the idempotency key of every attempt.
/// </summary>
public sealed class WebhookSender(HttpClient http, EndpointSecrets secrets, TrackingLinks links, TimeProvider clock)
{
    private const string SecretPrefix = "whsec_";
    private const string Source = "/controltower";

    public async Task<Sent> SendAsync(Effect effect, string url, CancellationToken cancellation)
    {
        if (secrets.Find(effect.Endpoint) is not { } secret) return new($"the endpoint {effect.Endpoint} has no secret");
        var body = BodyOf(effect);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/cloudevents+json")) };
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", effect.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(secret, $"{effect.Id}.{timestamp}.{body}"));
        request.Headers.Add("Idempotency-Key", effect.Id);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode) return new($"the endpoint answered {(int)answer.StatusCode}");
            return new(null) { Answer = CarrierBooking.AsksForAnswer(effect) ? await BoundedAnswer.ReadAsync(answer.Content, cancellation) : null };
        }
        catch (HttpRequestException problem)
        {
            return new(problem.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new($"no answer within {http.Timeout.TotalSeconds:0} s");
        }
    }

    /// <summary>The same bytes at each attempt. The member timestamp is what Standard Webhooks calls the time.</summary>
    private string BodyOf(Effect effect) => JsonSerializer.Serialize(
        new
        {
            specversion = "1.0",
            id = effect.Id,
            source = Source,
            type = effect.Type,
            time = effect.RequestedAt,
            subject = effect.Origin.Contains(Keys.Separator, StringComparison.Ordinal) ? null : effect.Origin,
            datacontenttype = "application/json",
            timestamp = effect.RequestedAt,
            data = links.Fill(effect),
        },
        CanonicalJson.Options);

    public static string Sign(string secret, string content)
    {
        var key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)))}";
    }
}
