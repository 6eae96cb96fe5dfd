using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Backtests;

/// <summary>The same request gives the same bytes: again, in another process, on one core and on two, and whatever the journal was read from.</summary>
public sealed class SameBytesTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Backtest_InTwoProcessesOnOneAndOnTwoCores_GivesTheSameBytes()
    {
        var answers = new List<string>();
        foreach (var cores in new[] { "1", "2" })
        {
            await using var tower = await TowerProcess.StartAsync(new() { Environment = new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = cores } });
            using var api = tower.Api();
            (await api.PostAsync("/api/v1/protocols", Protocol, "application/yaml")).Expect(HttpStatusCode.OK);
            for (var times = 0; times < 2; times++) answers.Add((await api.PostAsync("/api/v1/protocols/backtest", GivenSignals)).Expect(HttpStatusCode.OK).Text);
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await api.PostAsync("/api/v1/protocols/backtest", GivenSignals)).Expect(HttpStatusCode.OK).Text)));
        }
        Assert.Contains("\"actionDone\"", answers[0], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }

    [Fact]
    public async Task Backtest_OfTheJournal_WithAndWithoutSnapshots_GivesTheSameBytes()
    {
        await using var tower = await TowerProcess.StartAsync(new());
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        (await api.PostAsync("/api/v1/protocols", Protocol, "application/yaml")).Expect(HttpStatusCode.OK);
        var now = DateTimeOffset.UtcNow;
        var signals = Enumerable.Range(0, 60).Select(number => SmallNetwork.Event($"b-{number}", "supplier.delayed", new { site = $"SUP-{1 + (number % 2)}", purchaseOrder = $"PO-{number % 7}", delayHours = number % 50 })).ToList();
        Assert.Equal(HttpStatusCode.Accepted, (await api.PostAsync("/api/v1/signals", signals, ApiClient.EventBatch)).Status);
        await Eventually.HoldsAsync("all are asked", async () => (await api.GetAsync("/api/v1/approvals")).Body().GetProperty("items").GetArrayLength() >= 7);
        var question = new
        {
            protocols = (object?)null,
            network = (object?)null,
            signals = (object?)null,
            from = now.AddMinutes(-1),
            to = now.AddHours(12),
            answers = new[] { new { approvalOf = "*", by = "procurement", afterHours = 0.5, decision = "approve" } },
        };
        var first = (await api.PostAsync("/api/v1/protocols/backtest", question)).Expect(HttpStatusCode.OK).Text;

        await tower.StopAsync();
        var snapshots = Path.Combine(tower.DataDirectory, "snapshots");
        Assert.NotEmpty(Directory.EnumerateFiles(snapshots));
        await tower.RestartAsync();
        var fromSnapshot = (await api.PostAsync("/api/v1/protocols/backtest", question)).Expect(HttpStatusCode.OK).Text;
        tower.Kill();
        foreach (var file in Directory.EnumerateFiles(snapshots).ToList()) File.Delete(file);
        await tower.RestartAsync();
        var fromJournal = (await api.PostAsync("/api/v1/protocols/backtest", question)).Expect(HttpStatusCode.OK).Text;

        Assert.Contains("\"approved\"", first, StringComparison.Ordinal);
        Assert.Equal(WithoutWhatWas(first), WithoutWhatWas(fromSnapshot));
        Assert.Equal(WithoutWhatWas(first), WithoutWhatWas(fromJournal));
    }

    /// <summary>What the tower itself did in the window goes on between the requests, for the window ends in the future.</summary>
    private static string WithoutWhatWas(string answer)
    {
        var told = JsonNode.Parse(answer)!.AsObject();
        Assert.True(told["summary"]!.AsObject().Remove("was"));
        return told.ToJsonString();
    }

    private static object GivenSignals => new
    {
        protocols = new[] { Protocol },
        network = SmallNetwork.At(From),
        signals = Enumerable.Range(0, 200).Select(number => new
        {
            specversion = "1.0",
            id = $"g-{number}",
            source = "/e2e",
            type = "supplier.delayed",
            time = From.AddHours(number * 0.75),
            data = new { site = $"SUP-{1 + (number % 2)}", purchaseOrder = string.Create(CultureInfo.InvariantCulture, $"PO-{number % 23}"), delayHours = number * 7 % 90 },
        }),
        from = From,
        to = From.AddDays(7),
        answers = new[] { new { approvalOf = "*", by = "procurement", afterHours = 0.5, decision = "approve" } },
    };

    private const string Protocol = """
        id: late
        title: Late supplier
        reason: a question that procurement answers
        cases: [supplierDelay]
        level:
          functions: [procurement]
          decide: one
          window: 4 h
          ladder:
            - { function: operations, window: 4 h }
          onTimeout: park
        options:
          - kind: activateBackup
            steps:
              - { function: procurement, action: Order from the backup supplier, within: 2 h }
          - kind: wait
            steps:
              - { function: procurement, action: Confirm the new date, within: 8 h }
        """;
}
