using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ControlTower.EndToEnd.Harness;

/// <summary>JSON over HTTP to one tower with one key. Answers are never thrown: a test looks at the status itself.</summary>
public sealed class ApiClient : IDisposable
{
    public const string Json = "application/json";
    public const string Event = "application/cloudevents+json";
    public const string EventBatch = "application/cloudevents-batch+json";

    private readonly HttpClient http;

    public ApiClient(Uri origin, string? key)
    {
        http = new HttpClient { BaseAddress = origin, Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<ApiAnswer> PutAsync(string path, object body, string contentType = Json) => SendAsync(With(HttpMethod.Put, path, body, contentType));

    public Task<ApiAnswer> PostAsync(string path, object body, string contentType = Json) => SendAsync(With(HttpMethod.Post, path, body, contentType));

    /// <summary>A POST that may be repeated: same key and body give the first answer again.</summary>
    public Task<ApiAnswer> PostOnceAsync(string path, object body, string idempotencyKey, string contentType = Json)
    {
        var request = With(HttpMethod.Post, path, body, contentType);
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return SendAsync(request);
    }

    /// <summary>Sends a request as it is, for headers and bodies that no other method offers.</summary>
    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request);
            return new ApiAnswer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync())
            {
                ETag = answer.Headers.ETag?.ToString(),
                RetryAfter = answer.Headers.RetryAfter?.ToString(),
            };
        }
    }

    public void Dispose() => http.Dispose();

    // A string goes out as it stands, so that hostile bodies can be sent; anything else as JSON.
    private static HttpRequestMessage With(HttpMethod method, string path, object body, string contentType)
    {
        var text = body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return new HttpRequestMessage(method, path) { Content = content };
    }
}
