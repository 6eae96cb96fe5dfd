using System.Net;
using ControlTower.EndToEnd.Harness;
using Xunit.Abstractions;

namespace ControlTower.EndToEnd.Kills;

/// <summary>64 clients place, change, cancel and ship against scarce stock while the program is killed again and again: nothing is oversold, every answered order is there once, every lot balances at every version.</summary>
public sealed class OrderKillTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    [Fact]
    public async Task Kills_UnderOrders_OversellNothingAndLoseNothing()
    {
        await using var tower = await TowerProcess.StartAsync(new TowerOptions());
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        (await api.PutAsync("/api/v1/network", new { stock = Lots() })).Expect(HttpStatusCode.OK);
        using var load = OrderLoad.Start(tower, Seed);
        var random = new Random(Seed);
        var rounds = LongRun.Rounds(slice: 20, whole: 200);
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(random.Next(150, 600));
            tower.Kill();
            await tower.RestartAsync();
        }
        await load.StopAsync();

        var journal = await KillJournal.ReadAsync(api);
        var book = new OrderBook();
        foreach (var (kind, body) in journal.InOrder()) book.Fold(kind, body);
        output.WriteLine($"seed {Seed}, {rounds} kills, {journal.Rows} facts, {book.Placed.Count} orders, {load.Placed.Count} of them answered, {load.Moved.Count} transitions answered, {book.Moves} moves of units, {load.Refused.Count} refused");
        AssertOnce(load, book);
        await AssertLedgerAsync(api, book);
        Assert.All(load.Refused, status => Assert.True(status == HttpStatusCode.Conflict, $"{status}"));
        Assert.True((await api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
        Assert.True(load.Placed.Count > rounds, $"the load was too thin to show anything: {load.Placed.Count} orders");
    }

    private static object[] Lots() =>
    [
        new { site = "DC-1", item = "ITEM-1", lot = "A", quantity = 60 }, new { site = "DC-1", item = "ITEM-1", lot = "B", quantity = 40 },
        new { site = "DC-2", item = "ITEM-1", lot = "A", quantity = 50 }, new { site = "DC-2", item = "ITEM-1", lot = "B", quantity = 30 },
    ];

    private static void AssertOnce(OrderLoad load, OrderBook book)
    {
        var placed = book.Placed.GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(placed, pair => Assert.True(pair.Value == 1, $"{pair.Key} was placed {pair.Value} times"));
        foreach (var id in load.Placed) Assert.True(placed.ContainsKey(id), $"{id} was answered 200 and is not in the journal (seed {Seed})");
    }

    /// <summary>What the tower says at the end is what the journal comes to by hand.</summary>
    private static async Task AssertLedgerAsync(ApiClient api, OrderBook book)
    {
        var ledger = (await api.GetAsync("/api/v1/stock/ledger?limit=1000")).Expect(HttpStatusCode.OK).Body().GetProperty("items").EnumerateArray().ToList();
        foreach (var one in ledger)
        {
            decimal Of(string account) => one.GetProperty(account).GetDecimal();
            Assert.Equal(Of("received") + Of("adjusted"), Of("onHand") + Of("inTransit") + Of("shipped") - Of("returned") + Of("writtenOff"));
            if (one.GetProperty("lot").GetString() is not { Length: > 0 } lot) continue;
            var own = book.Lots[$"{one.GetProperty("site").GetString()} {one.GetProperty("item").GetString()} {lot}"];
            Assert.Equal((own.OnHand, own.SetAside, own.InTransit, own.Shipped), (Of("onHand"), Of("bound"), Of("inTransit"), Of("shipped")));
        }
        Assert.Equal(4, ledger.Count(one => one.GetProperty("lot").GetString()!.Length > 0));
    }
}
