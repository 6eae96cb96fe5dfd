using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// The outside world: takes webhooks on a loopback port, checks their signatures after Standard Webhooks, and applies each
/// idempotency key once, as a well-behaved system does.
/// </summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task listening;
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);

    public WebhookReceiver()
    {
        Url = $"http://127.0.0.1:{FreePort.Pick()}/hook/";
        listener.Prefixes.Add(Url);
        listener.Start();
        listening = ListenAsync();
    }

    public string Url { get; }

    /// <summary>With it signatures are checked; without it they are not.</summary>
    public string? Secret { get; set; }

    /// <summary>Answers with 503 while true.</summary>
    public bool Broken { get; set; }

    /// <summary>Keys that were applied, with how often each was sent.</summary>
    public IReadOnlyDictionary<string, int> Applied => attempts;

    /// <summary>Bodies with their keys, as often as each was sent.</summary>
    public ConcurrentQueue<(string Key, string Body)> Told { get; } = [];

    public ConcurrentBag<string> BadSignatures { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        // A sender that was killed in the middle of a request may keep its connection for longer than anybody waits.
        await Task.WhenAny(listening, Task.Delay(StopWithin));
        listener.Close();
        stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        while (listener.IsListening && !stopping.IsCancellationRequested)
        {
            try
            {
                await TakeAsync(await listener.GetContextAsync().WaitAsync(stopping.Token));
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
            {
                // Stopped, or the sender was killed while it sent.
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var id = context.Request.Headers["webhook-id"] ?? "";
        if (Secret is not null && !IsSigned(context.Request.Headers["webhook-signature"], $"{id}.{context.Request.Headers["webhook-timestamp"]}.{body}")) BadSignatures.Add(id);
        var key = context.Request.Headers["Idempotency-Key"] ?? "";
        if (!Broken)
        {
            Told.Enqueue((key, body));
            attempts.AddOrUpdate(key, 1, (_, times) => times + 1);
        }
        context.Response.StatusCode = Broken ? 503 : 204;
        context.Response.Close();
    }

    private bool IsSigned(string? signature, string content)
    {
        var key = Convert.FromBase64String(Secret!["whsec_".Length..]);
        return signature == $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)))}";
    }
}
