using System.Globalization;
using System.Net;
using ControlTower.EndToEnd.Harness;
using Xunit.Abstractions;

namespace ControlTower.EndToEnd.Kills;

/// <summary>
/// Approvals that eight desks decide at once while the program is killed: one decision each, effects once, ladders on time, and who
/// follows over the hub hears each fact once. A slice here, 500 approvals and 30 kills under --long.
/// </summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private const int Seed = 20260302;
    private const int Desks = 8;

    /// <summary>Besides those that are decided, so many of each round are left alone for their ladders to climb.</summary>
    private const int LeftAlone = 3;

    /// <summary>How late a rung may join after its time or, where the program was dead then, after it was ready again.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    private readonly Random random = new(Seed);
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> dead = [];
    private readonly HashSet<string> met = [];

    [Fact]
    public async Task Approvals_DecidedByEightAtOnceUnderKills_AreDecidedOnce()
    {
        await using var world = new WebhookReceiver();
        await using var tower = await TowerProcess.StartAsync(new TowerOptions());
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        world.Secret = (await api.PostAsync("/api/v1/webhooks", new { url = world.Url })).Expect(HttpStatusCode.OK).Body().GetProperty("secret").GetString();
        (await api.PostAsync("/api/v1/protocols", RacedProtocol, "application/yaml")).Expect(HttpStatusCode.OK);
        var desks = new List<Desk>();
        for (var i = 0; i < Desks; i++) desks.Add(await Desk.AddAsync(api, $"Desk {i}", ["approver"], "procurement", "operations", "management"));
        var race = new RaceRound(tower, desks);
        var decided = new List<string>();
        await using var follower = new HubFollower(tower);

        var (rounds, each) = (LongRun.Rounds(slice: 4, whole: 30), LongRun.Wanted ? 17 : 15);
        for (var round = 0; round < rounds; round++) decided.AddRange(await RoundAsync((tower, api, race), round, each));

        await Eventually.HoldsAsync("what is due is delivered", async () => (await api.GetAsync("/api/v1/effects")).Body().GetProperty("items").GetArrayLength() == 0, TimeSpan.FromSeconds(60));
        var journal = await KillJournal.ReadAsync(api);
        await Eventually.HoldsAsync("the follower has heard all", () => Task.FromResult(follower.Version >= journal.Rows), TimeSpan.FromSeconds(30));
        AssertDecidedOnce(race, journal, decided);
        AssertEffectsOnce(journal, world);
        var worst = AssertLaddersOnTime(journal);
        Assert.Equal(Enumerable.Range(1, journal.Rows).Select(i => (long)i), follower.Heard.Take(journal.Rows).Select(one => one.Sequence));
        Assert.True((await api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {decided.Count} approvals decided by {Desks} desks at once, {rounds} kills, {race.Repeated} requests sent again, ")
            + string.Create(CultureInfo.InvariantCulture, $"{journal.Count("approval.approved")} approved, {journal.Count("approval.rejected")} rejected, {world.Applied.Count} effects of which {world.Applied.Values.Count(times => times > 1)} arrived more than once, ")
            + string.Create(CultureInfo.InvariantCulture, $"{journal.Count("approval.escalated")} rungs joined, the latest {worst.TotalSeconds:0.00} s after its time or the restart; hub: {follower.Connections} connections, {journal.Rows} facts; dead for a median of {dead.Select(one => (one.Until - one.From).TotalSeconds).Order().ElementAt(dead.Count / 2):0.0} s"));
    }

    /// <summary>Some cases more, all desks at their questions, and a kill in the midst.</summary>
    private async Task<IReadOnlyList<string>> RoundAsync((TowerProcess Tower, ApiClient Api, RaceRound Race) at, int round, int each)
    {
        var delays = Enumerable.Range(0, each + LeftAlone).Select(i => Delay((round * 100) + i)).ToList();
        Assert.Equal(HttpStatusCode.Accepted, (await at.Api.PostAsync("/api/v1/signals", delays, ApiClient.EventBatch)).Status);
        IReadOnlyList<string> asked = [];
        await Eventually.HoldsAsync($"round {round} asks all of {delays.Count}", async () => (asked = await NewAsync(at.Api)).Count >= delays.Count, TimeSpan.FromSeconds(30));
        met.UnionWith(asked);
        var raced = asked.Take(each).ToList();
        var deciding = at.Race.DecideAsync(raced);
        await Task.Delay(random.Next(5, 250));
        var killed = DateTimeOffset.UtcNow;
        at.Tower.Kill();
        await at.Tower.RestartAsync();
        dead.Add((killed, DateTimeOffset.UtcNow));
        await deciding;
        return raced;
    }

    private async Task<IReadOnlyList<string>> NewAsync(ApiClient api)
    {
        var waiting = (await api.GetAsync("/api/v1/approvals?limit=500")).Expect(HttpStatusCode.OK).Body().GetProperty("items");
        return [.. waiting.EnumerateArray().Select(one => one.GetProperty("id").GetString()!).Where(id => !met.Contains(id))];
    }

    private static void AssertDecidedOnce(RaceRound race, KillJournal journal, IReadOnlyList<string> decided)
    {
        var winners = journal.Rowed("approval.approved", "approval.rejected").ToLookup(row => row.Body.GetProperty("approval").GetString()!, row => row.Actor);
        foreach (var approval in decided)
        {
            var winner = Assert.Single(winners[approval]);
            foreach (var (key, told) in race.Told.Where(pair => pair.Key.Approval == approval))
            {
                var won = winner.EndsWith(key.User, StringComparison.Ordinal);
                Assert.True(told.Status == (won ? HttpStatusCode.OK : HttpStatusCode.Conflict), $"{key.User} was told {told.Status} of {approval}, which {winner} decided (seed {Seed})");
                Assert.True(won || told.First == winner, $"{key.User} was told that {told.First} was first at {approval}, and {winner} was (seed {Seed})");
            }
            Assert.Equal(Desks, race.Told.Keys.Count(key => key.Approval == approval));
        }
        Assert.All(winners, group => Assert.Contains(group.Key, decided));
    }

    private static void AssertEffectsOnce(KillJournal journal, WebhookReceiver world)
    {
        var runs = journal.Count("approval.approved");
        Assert.Equal(runs, journal.Count("run.acting"));
        Assert.Equal(2 * runs, journal.Count("effect.requested"));
        journal.AssertOnce("effect.delivered", "effect");
        Assert.Equal(2 * runs, journal.Count("effect.delivered"));
        Assert.Equal(2 * runs, world.Applied.Count);
        Assert.Empty(world.BadSignatures);
    }

    /// <returns>How late the latest was.</returns>
    private TimeSpan AssertLaddersOnTime(KillJournal journal)
    {
        journal.AssertNoEscalationEarly();
        var worst = TimeSpan.Zero;
        foreach (var (approval, due, at) in journal.Escalations())
        {
            var alive = dead.Where(one => one.From.AddSeconds(-1) <= due && due < one.Until).Select(one => one.Until).DefaultIfEmpty(due).Max();
            var late = at - alive;
            Assert.True(late < Late, $"{approval} was due at {due:O} and its rung joined at {at:O} (seed {Seed})");
            worst = late > worst ? late : worst;
        }
        Assert.True(journal.Count("approval.escalated") >= dead.Count, "too few ladders climbed to show anything");
        return worst;
    }

    private static object Delay(int number) => SmallNetwork.Event(
        $"r-{number.ToString(CultureInfo.InvariantCulture)}", "supplier.delayed", new { site = "SUP-1", purchaseOrder = $"PO-{number.ToString(CultureInfo.InvariantCulture)}", items = new[] { "ITEM-1" }, delayHours = 12 });

    /// <summary>In the place of the shipped one: windows of seconds, so that rungs are due before, during and after each death.</summary>
    private const string RacedProtocol = """
        id: supplier-delay-under-48h
        title: Raced for
        reason: eight desks decide at once while the program dies
        cases: [supplierDelay]
        level:
          functions: [procurement]
          decide: one
          windowHours: 0.001
          ladder:
            - { function: operations, windowHours: 0.001 }
            - { function: management, windowHours: 24 }
          onTimeout: park
        options:
          - kind: coordinate
            steps:
              - { function: procurement, action: Call the supplier, within: 2 h }
              - { function: logistics, action: Tell the carrier, within: 4 h }
        """;
}
