using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Kills;

/// <summary>Clients that post and decide while the program dies under them, and remember only what they were answered.</summary>
internal sealed class KillLoad : IDisposable
{
    private const int Posters = 4;
    private const int LateOrders = 3_000;
    private readonly CancellationTokenSource ending = new();
    private readonly List<Task> clients = [];
    private int number;

    /// <summary>Ids of signals that were answered 202.</summary>
    public ConcurrentBag<string> Answered { get; } = [];

    /// <summary>Approvals whose decision was answered 200.</summary>
    public ConcurrentBag<string> Decided { get; } = [];

    public static async Task<KillLoad> StartAsync(TowerProcess tower, ApiClient api)
    {
        var load = new KillLoad();
        var desks = new List<Desk>();
        for (var i = 0; i < 3; i++) desks.Add(await Desk.AddAsync(api, $"Desk {i}", ["approver"], "procurement", "operations", "management"));
        for (var i = 0; i < Posters; i++) load.clients.Add(Task.Run(() => load.PostAsync(tower)));
        foreach (var desk in desks) load.clients.Add(Task.Run(() => load.DecideAsync(tower, desk)));
        var planner = await Desk.AddAsync(api, "Planner", ["planner"], "planning");
        load.clients.Add(Task.Run(() => load.ResolveAsync(tower, planner)));
        return load;
    }

    public async Task StopAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(clients);
    }

    public void Dispose() => ending.Dispose();

    private async Task PostAsync(TowerProcess tower)
    {
        using var api = tower.Api();
        while (!ending.IsCancellationRequested)
        {
            var first = Interlocked.Add(ref number, 10);
            var ids = Enumerable.Range(first, 10).Select(i => $"k-{i.ToString(CultureInfo.InvariantCulture)}").ToList();
            var batch = ids.Select((id, index) => index == 0 ? Delay(id, first) : Count(id, first + index)).ToList();
            await TryAsync(async () =>
            {
                var answer = await api.PostAsync("/api/v1/signals", batch, ApiClient.EventBatch);
                // Steady, not flat out: the journal is replayed at each of the restarts.
                await Task.Delay(40);
                if (answer.Status == HttpStatusCode.Accepted && answer.Body().GetProperty("accepted").GetInt32() == ids.Count) ids.ForEach(Answered.Add);
            });
        }
    }

    private async Task DecideAsync(TowerProcess tower, Desk desk)
    {
        using var api = tower.Api(desk.Key);
        while (!ending.IsCancellationRequested)
        {
            await TryAsync(async () =>
            {
                var waiting = (await api.GetAsync("/api/v1/approvals?limit=200")).Expect(HttpStatusCode.OK).Body().GetProperty("items");
                // Some are left alone, so that their ladders climb.
                var ids = waiting.EnumerateArray().Select(approval => approval.GetProperty("id").GetString()!).Where(id => int.Parse(id.AsSpan(3), CultureInfo.InvariantCulture) % 3 != 0);
                foreach (var id in ids.OrderBy(_ => Random.Shared.Next()).Take(10))
                {
                    var answer = await api.PostAsync($"/api/v1/approvals/{id}/approve", new { option = (string?)null, reason = "under fire" });
                    if (answer.Status == HttpStatusCode.OK) Decided.Add(id);
                }
            });
            await Task.Delay(100);
        }
    }

    /// <summary>Ends cases whatever waits on them, so that their orders may be late anew and the state stays as large as a day's.</summary>
    private async Task ResolveAsync(TowerProcess tower, Desk desk)
    {
        using var api = tower.Api(desk.Key);
        while (!ending.IsCancellationRequested)
        {
            await TryAsync(async () =>
            {
                var open = (await api.GetAsync("/api/v1/exceptions?limit=500")).Expect(HttpStatusCode.OK).Body().GetProperty("items");
                var ids = open.EnumerateArray().Select(one => one.GetProperty("id").GetString()!).OrderBy(_ => Random.Shared.Next());
                foreach (var id in ids.Take(20)) await api.PostAsync($"/api/v1/exceptions/{id}/resolve", new { reason = "delivered after all" });
            });
            await Task.Delay(100);
        }
    }

    private static object Delay(string id, int number) => SmallNetwork.Event(
        id, "supplier.delayed", new { site = "SUP-1", purchaseOrder = $"PO-{(number % LateOrders).ToString(CultureInfo.InvariantCulture)}", items = new[] { "ITEM-1" }, delayHours = 12 });

    private static object Count(string id, int number) => SmallNetwork.Event(id, "inventory.counted", new { site = "DC-2", item = "ITEM-1", quantity = 100 + (number % 2) });

    /// <summary>A connection that breaks is what a kill looks like from outside; it promises nothing.</summary>
    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException or SocketException or Xunit.Sdk.XunitException)
        {
            await Task.Delay(20);
        }
    }
}
