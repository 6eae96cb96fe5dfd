using System.Net;
using System.Net.Http.Headers;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.Bench.Load;

/// <summary>The real program as a process of its own, and a client with warm connections on loopback.</summary>
public sealed class TowerOverHttp : IAsyncDisposable
{
    private readonly HttpClient http;

    private TowerOverHttp(TowerProcess process)
    {
        Process = process;
        http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = process.Origin };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", process.AdminKey);
    }

    public TowerProcess Process { get; }

    public static async Task<TowerOverHttp> OpenAsync(BenchNetwork network, TowerOptions? options = null)
    {
        var tower = new TowerOverHttp(await TowerProcess.StartAsync(options));
        using var body = Content(network.ToJson(), ApiClient.Json);
        using var answer = await tower.http.PutAsync("/api/v1/network", body);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return tower;
    }

    /// <summary>Posts one event (an object) or a batch (an array); returns with the answer, which comes after the sync.</summary>
    public async Task TakeAsync(byte[] body)
    {
        using var content = Content(body, body[0] == '[' ? ApiClient.EventBatch : ApiClient.Event);
        using var answer = await http.PostAsync("/api/v1/signals", content);
        if (answer.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Process.DisposeAsync();
    }

    private static ByteArrayContent Content(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
