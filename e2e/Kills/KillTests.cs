using System.Net;
using ControlTower.EndToEnd.Harness;
using Xunit.Abstractions;

namespace ControlTower.EndToEnd.Kills;

/// <summary>
/// The real program under load, killed again and again: what was answered stands, nothing is decided, escalated or applied twice.
/// A slice here, the whole under --long. The moments of the kills come from a seed that a failure names.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20260104;

    [Fact]
    public async Task Kills_UnderLoad_LoseAndDoubleNothing()
    {
        await using var world = new WebhookReceiver();
        await using var tower = await TowerProcess.StartAsync(new TowerOptions());
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        world.Secret = (await api.PostAsync("/api/v1/webhooks", new { url = world.Url })).Expect(HttpStatusCode.OK).Body().GetProperty("secret").GetString();
        (await api.PostAsync("/api/v1/protocols", QuickProtocol, "application/yaml")).Expect(HttpStatusCode.OK);
        using var load = await KillLoad.StartAsync(tower, api);
        var random = new Random(Seed);
        var readyTimes = new List<TimeSpan>();

        for (var round = 0; round < LongRun.Rounds(slice: 25, whole: 500); round++)
        {
            await Task.Delay(random.Next(100, 900));
            tower.Kill();
            var begun = System.Diagnostics.Stopwatch.StartNew();
            await tower.RestartAsync();
            readyTimes.Add(begun.Elapsed);
        }
        await load.StopAsync();

        var journal = await KillJournal.ReadAsync(api);
        await Eventually.HoldsAsync("what is due is delivered", async () => (await api.GetAsync("/api/v1/effects")).Body().GetProperty("items").GetArrayLength() == 0, TimeSpan.FromSeconds(60));
        journal = await KillJournal.ReadAsync(api);
        output.WriteLine($"seed {Seed}, {readyTimes.Count} kills, {journal.Rows} facts, {load.Answered.Count} signals answered, {load.Decided.Count} decisions answered, "
            + $"{journal.Count("approval.escalated")} escalations, {world.Applied.Count} effects; ready again after a median of {readyTimes.Order().ElementAt(readyTimes.Count / 2).TotalSeconds:0.00} s, at most {readyTimes.Max().TotalSeconds:0.00} s");
        AssertNothingLost(load, journal);
        AssertNothingDoubled(journal, world);
        Assert.True((await api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
        Assert.True(load.Answered.Count > readyTimes.Count, $"the load was too thin to show anything: {load.Answered.Count} signals");
        await AssertNoEscalationLostAsync(api);
        await AssertRebuiltEqualAsync(tower, api);
    }

    /// <summary>Whatever waits has a window that still runs: a deadline that passed while the program was dead has been made good.</summary>
    private static Task AssertNoEscalationLostAsync(ApiClient api) => Eventually.HoldsAsync("no deadline is left behind", async () =>
    {
        for (var next = "/api/v1/approvals?limit=500"; ;)
        {
            var page = (await api.GetAsync(next)).Expect(HttpStatusCode.OK).Body();
            if (page.GetProperty("items").EnumerateArray().Any(one => one.GetProperty("deadline").GetDateTimeOffset() < DateTimeOffset.UtcNow)) return false;
            if (page.GetProperty("next").GetString() is not { } cursor) return true;
            next = $"/api/v1/approvals?limit=500&after={Uri.EscapeDataString(cursor)}";
        }
    }, TimeSpan.FromSeconds(30));

    /// <summary>The state out of a snapshot and out of the whole journal are one, and so are the figures that were folded on the way and anew.</summary>
    private async Task AssertRebuiltEqualAsync(TowerProcess tower, ApiClient api)
    {
        var figures = $"/api/v1/kpis?to={DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ}";
        var folded = (await api.GetAsync(figures)).Expect(HttpStatusCode.OK).Text;
        await tower.StopAsync();
        var rebuilt = await TowerCommand.RunAsync(tower.DataDirectory, ["rebuild"]);
        output.WriteLine(rebuilt.Output);
        Assert.Equal(0, rebuilt.ExitCode);
        Assert.Contains("equal from the snapshot of", rebuilt.Output, StringComparison.Ordinal);
        await tower.RestartAsync();
        Assert.Equal(folded, (await api.GetAsync(figures)).Expect(HttpStatusCode.OK).Text);
    }

    private static void AssertNothingLost(KillLoad load, KillJournal journal)
    {
        var accepted = journal.Of("signal.accepted").GroupBy(fact => fact.GetProperty("id").GetString()!).ToDictionary(group => group.Key, group => group.Count());
        foreach (var id in load.Answered) Assert.True(accepted.GetValueOrDefault(id) == 1, $"signal {id} was answered 202 and stands {accepted.GetValueOrDefault(id)} times in the journal (seed {Seed})");
        var decided = journal.Of("approval.approved").Select(fact => fact.GetProperty("approval").GetString()!).ToList();
        foreach (var id in load.Decided) Assert.True(decided.Contains(id), $"approval {id} was answered 200 and is not decided in the journal (seed {Seed})");
    }

    private static void AssertNothingDoubled(KillJournal journal, WebhookReceiver world)
    {
        journal.AssertOnce("signal.accepted", "id");
        journal.AssertOnce("approval.approved", "approval");
        journal.AssertOnce("effect.delivered", "effect");
        var escalated = journal.Of("approval.escalated").Select(fact => (fact.GetProperty("approval").GetString(), fact.GetProperty("level").GetInt32())).ToList();
        Assert.Equal(escalated.Count, escalated.Distinct().Count());
        journal.AssertNoEscalationEarly();
        var delivered = journal.Of("effect.delivered").Select(fact => fact.GetProperty("effect").GetString()!).ToHashSet();
        Assert.All(world.Applied.Keys, key => Assert.Contains(key, delivered));
        Assert.Empty(world.BadSignatures);
    }

    /// <summary>The shipped protocol with windows of seconds, so that ladders climb while the process is killed.</summary>
    private const string QuickProtocol = """
        id: supplier-delay-under-48h
        title: Supplier delay under 48 h, quick
        reason: windows of seconds, so that ladders climb between kills
        cases: [supplierDelay]
        when:
          - { field: disruptionHours, below: 48 }
        level:
          functions: [procurement]
          decision: one
          windowHours: 0.0005
          ladder:
            - { function: operations, windowHours: 0.0005 }
            - { function: management, windowHours: 24 }
          onTimeout: park
        options:
          - kind: activateBackup
            steps:
              - { function: procurement, action: Order from the backup supplier, withinHours: 2 }
          - kind: wait
            steps:
              - { function: procurement, action: Confirm the new date, withinHours: 8 }
        """;
}
