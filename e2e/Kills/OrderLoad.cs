using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Kills;

/// <summary>Clients that place, change, cancel and ship orders against scarce stock while the program dies under them. What was not answered is asked again with the same key.</summary>
internal sealed class OrderLoad : IDisposable
{
    private const int Many = 64;
    private readonly CancellationTokenSource ending = new();
    private readonly List<Task> clients = [];

    /// <summary>Orders whose placing was answered.</summary>
    public ConcurrentBag<string> Placed { get; } = [];

    /// <summary>Transitions that were answered 200.</summary>
    public ConcurrentBag<string> Moved { get; } = [];

    /// <summary>Refusals by their status, which must all be of the kind that the contract names.</summary>
    public ConcurrentBag<HttpStatusCode> Refused { get; } = [];

    public static OrderLoad Start(TowerProcess tower, int seed, int clients = Many)
    {
        var load = new OrderLoad();
        for (var client = 0; client < clients; client++)
        {
            var number = client;
            load.clients.Add(Task.Run(() => load.ServeAsync(tower, number, new Random((seed * 100) + number))));
        }
        return load;
    }

    public async Task StopAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(clients);
    }

    public void Dispose() => ending.Dispose();

    private async Task ServeAsync(TowerProcess tower, int client, Random random)
    {
        using var api = tower.Api();
        for (var number = 1; !ending.IsCancellationRequested; number++)
        {
            var id = $"K-{client}-{number}";
            var order = new
            {
                id,
                customer = $"C-{client}",
                destination = "STORE-1",
                promisedBy = DateTimeOffset.UtcNow.AddDays(2),
                priority = random.Next(3),
                lines = new object[] { new { id = "1", item = "ITEM-1", quantity = random.Next(1, 5) }, new { id = "2", item = "ITEM-1", quantity = random.Next(1, 3) } },
            };
            if (await AskAsync(api, "/api/v1/orders", order, $"{id}/place") is not { } placed) return;
            if (placed.Status == HttpStatusCode.OK) Placed.Add(id);
            if (random.Next(3) == 0) await StepAsync(api, id, "change", new { lines = new[] { new { line = "1", quantity = random.Next(0, 6) } } });
            if (random.Next(4) == 0) await StepAsync(api, id, "cancel", random.Next(2) == 0 ? new { } : new { lines = new[] { new { line = "2", quantity = 1 } } });
            foreach (var step in new[] { "release", "pick", "pack", "ship", "deliver" }) await StepAsync(api, id, step, step == "ship" && random.Next(3) == 0 ? new { lines = new[] { new { line = "1", quantity = 1 } } } : new { });
            if (client == 0) await SignalAsync(api, $"{id}/stock", random);
        }
    }

    private async Task StepAsync(ApiClient api, string id, string transition, object body)
    {
        if (await AskAsync(api, $"/api/v1/orders/{id}/{transition}", body, $"{id}/{transition}") is { Status: HttpStatusCode.OK }) Moved.Add($"{id}/{transition}");
    }

    /// <summary>Stock comes in little by little, so that there is never enough.</summary>
    private async Task SignalAsync(ApiClient api, string id, Random random)
    {
        var news = SmallNetwork.Event(id, "inventory.adjusted", new { site = random.Next(2) == 0 ? "DC-1" : "DC-2", item = "ITEM-1", lot = random.Next(2) == 0 ? "A" : "B", delta = random.Next(5, 40), reason = "receipt" });
        await AskAsync(api, "/api/v1/signals", news, id, ApiClient.Event);
    }

    /// <returns>Null where the load ends before an answer came.</returns>
    private async Task<ApiAnswer?> AskAsync(ApiClient api, string path, object body, string key, string contentType = ApiClient.Json)
    {
        var text = JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        while (true)
        {
            try
            {
                var answer = await api.PostOnceAsync(path, text, key, contentType);
                if ((int)answer.Status < 400) return answer;
                if (answer.Status != HttpStatusCode.ServiceUnavailable)
                {
                    Refused.Add(answer.Status);
                    return answer;
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException or SocketException)
            {
                // A kill, seen from outside: asked again below.
            }
            if (ending.IsCancellationRequested) return null;
            await Task.Delay(50);
        }
    }
}
