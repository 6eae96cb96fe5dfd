using System.Net;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;
using Xunit.Abstractions;

namespace ControlTower.EndToEnd.Kills;

/// <summary>
/// Orders change while the program is killed again and again, and two systems subscribed to their changes: each of them is told of every
/// change in the journal, however often, under one id, and of nothing that is not in it.
/// </summary>
public sealed class OutwardKillTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    private const int Clients = 24;

    [Fact]
    public async Task Kills_UnderOrders_LoseNoChangeAndTellNoneUnderTwoIds()
    {
        await using var first = new WebhookReceiver();
        await using var second = new WebhookReceiver();
        await using var tower = await TowerProcess.StartAsync(new TowerOptions());
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        (await api.PutAsync("/api/v1/network", new { stock = new[] { new { site = "DC-1", item = "ITEM-1", lot = "A", quantity = 200 }, new { site = "DC-2", item = "ITEM-1", lot = "B", quantity = 200 } } })).Expect(HttpStatusCode.OK);
        var subscribers = new Dictionary<string, WebhookReceiver> { [await SubscribeAsync(api, first)] = first, [await SubscribeAsync(api, second)] = second };
        using var load = OrderLoad.Start(tower, Seed, Clients);
        var random = new Random(Seed);
        var rounds = LongRun.Rounds(slice: 8, whole: 100);
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(random.Next(300, 900));
            tower.Kill();
            await tower.RestartAsync();
        }
        await load.StopAsync();
        await Eventually.HoldsAsync("what is due is delivered", async () => (await api.GetAsync("/api/v1/effects")).Body().GetProperty("items").GetArrayLength() == 0, TimeSpan.FromSeconds(90));

        var journal = await KillJournal.ReadAsync(api);
        foreach (var (endpoint, receiver) in subscribers) AssertTold(journal, endpoint, receiver);
        output.WriteLine($"seed {Seed}, {rounds} kills, {journal.Count("order.moved")} changes of {journal.Count("order.placed")} orders, {string.Join(" and ", subscribers.Values.Select(one => $"{one.Told.Count} deliveries of {one.Applied.Count} ids"))}");
        Assert.True(journal.Count("order.moved") > rounds * 3, $"the load was too thin to show anything: {journal.Count("order.moved")} changes");
        Assert.True((await api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
    }

    private static async Task<string> SubscribeAsync(ApiClient api, WebhookReceiver receiver)
    {
        var made = (await api.PostAsync("/api/v1/webhooks", new { url = receiver.Url, types = new[] { "order.*" } })).Expect(HttpStatusCode.OK).Body();
        receiver.Secret = made.GetProperty("secret").GetString();
        return made.GetProperty("id").GetString()!;
    }

    private static void AssertTold(KillJournal journal, string endpoint, WebhookReceiver receiver)
    {
        Assert.Empty(receiver.BadSignatures);
        var asked = journal.Of("effect.requested").Where(effect => effect.GetProperty("endpoint").GetString() == endpoint).Select(effect => effect.GetProperty("effect").GetString()!).ToHashSet();
        Assert.Equal(asked.Order(StringComparer.Ordinal), receiver.Applied.Keys.Order(StringComparer.Ordinal));
        var told = receiver.Told.DistinctBy(one => one.Key).Select(one => Change.Of(one.Body)).ToList();
        // What was sent twice under one id said the same both times.
        Assert.Equal(receiver.Told.Select(one => (one.Key, Change.Of(one.Body))).Distinct().Count(), told.Count);
        var twice = told.GroupBy(one => (one.Order, one.Revision, one.Type)).FirstOrDefault(change => change.Count() > 1);
        Assert.True(twice is null, $"{twice?.Key} was told under {twice?.Count()} ids");
        var moves = journal.Of("order.moved").GroupBy(moved => moved.GetProperty("order").GetString()!).ToDictionary(order => order.Key, order => order.Select(moved => moved.GetProperty("transition").GetString()!).ToList());
        var changes = told.Where(one => one.Transition is not null).GroupBy(one => one.Order).ToDictionary(order => order.Key, order => order.OrderBy(one => one.Revision).Select(one => one.Transition!).ToList());
        Assert.Equal(moves.Keys.Order(StringComparer.Ordinal), changes.Keys.Order(StringComparer.Ordinal));
        foreach (var (order, made) in moves) Assert.Equal(made, changes[order]);
        Assert.Equal(journal.Of("order.placed").Select(placed => placed.GetProperty("order").GetProperty("id").GetString()!).Where(id => id.StartsWith("K-", StringComparison.Ordinal)).Order(StringComparer.Ordinal), told.Where(one => one.Type == "order.placed").Select(one => one.Order).Order(StringComparer.Ordinal));
    }

    /// <param name="Revision">Of the order after the change.</param>
    private sealed record Change(string Order, int Revision, string Type, string? Transition)
    {
        public static Change Of(string body)
        {
            var told = JsonSerializer.Deserialize<JsonElement>(body);
            var data = told.GetProperty("data");
            return new(data.GetProperty("order").GetString()!, data.GetProperty("revision").GetInt32(), told.GetProperty("type").GetString()!, data.TryGetProperty("transition", out var transition) ? transition.GetString() : null);
        }
    }
}
