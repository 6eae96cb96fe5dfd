using System.Net;
using System.Text.Json;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.Api.Partners;
using static ControlTower.Tests.Web.Api.Backtests.BacktestRequests;

namespace ControlTower.Tests.Web.Api.Backtests;

public sealed class BacktestApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/protocols/backtest";

    private RunningTower tower = null!;

    public async Task InitializeAsync() => tower = await RunningTower.StartAsync();

    public Task DisposeAsync() => tower.DisposeAsync().AsTask();

    [Fact]
    public async Task Given_SignalsNetworkAndAnswers_WhenPlayed_TheTimelineIsAnswered()
    {
        var heard = await tower.MustAsync("POST", Path, Request(Delay("s-1", 0, 24)));
        Assert.Equal(
            [("caseOpened", "procurement"), ("runStarted", null), ("approvalRequested", "procurement"), ("approved", "procurement"), ("actionRequested", "procurement"), ("actionDone", "procurement"), ("actionRequested", "logistics"), ("actionDone", "logistics")],
            heard.Json.GetProperty("timeline").EnumerateArray().Select(entry => (entry.GetProperty("kind").GetString()!, entry.GetProperty("function").GetString())));
        var approved = heard.Json.GetProperty("timeline")[3];
        Assert.Equal(("2026-03-02T08:30:00Z", "EX-1", "R-1"), (approved.GetProperty("at").GetString(), approved.GetProperty("case").GetString(), approved.GetProperty("run").GetString()));
        Assert.Equal(["at", "kind", "case", "run", "function", "detail"], approved.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1, heard.Json.GetProperty("summary").GetProperty("counts").GetProperty("approved").GetInt32());
        Assert.Empty(tower.State.Exceptions.Open);
        Assert.Equal(0, tower.State.Network.Version);
    }

    [Fact]
    public async Task Given_TheSameRequest_WhenPlayedTwiceAndSideBySide_TheBytesAreTheSame()
    {
        var request = Request(Delay("s-1", 0, 24), Delay("s-2", 5, 60));
        var first = (await tower.MustAsync("POST", Path, request)).Text;
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tower.MustAsync("POST", Path, request)));
        Assert.All(others, heard => Assert.Equal(first, heard.Text));
    }

    [Fact]
    public async Task Given_NullsForAll_WhenPlayed_TheTowersOwnAreTaken()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        await tower.MustAsync("PUT", "/api/v1/network", SmallNetwork());
        await tower.MustAsync("POST", "/api/v1/signals", Event("s-1", DateTimeOffset.UtcNow, "supplier.delayed", new { site = "SUP-1", delayHours = 24 }), PartnerWorld.Event);
        var heard = await tower.MustAsync("POST", Path, new { protocols = (object?)null, network = (object?)null, signals = (object?)null, from = before, to = DateTimeOffset.UtcNow.AddDays(2), answers = Array.Empty<object>() });
        var summary = heard.Json.GetProperty("summary");
        Assert.Equal(1, summary.GetProperty("signals").GetProperty("accepted").GetInt32());
        Assert.Equal(1, summary.GetProperty("was").GetProperty("counts").GetProperty("caseOpened").GetInt32());
        Assert.Contains("knew no network", summary.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, summary.GetProperty("range").ValueKind);
        Assert.True(summary.GetProperty("range").GetProperty("allApprove").GetProperty("byPeople").GetInt32() > 0);
        Assert.Equal(0, summary.GetProperty("range").GetProperty("noneAnswers").GetProperty("byPeople").GetInt32());
    }

    [Fact]
    public async Task Given_ANetworkThatWasPutInTheWindow_WhenTheTowersOwnIsPlayed_WhatCameAfterItIsTaken()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        await tower.MustAsync("PUT", "/api/v1/network", SmallNetwork());
        await tower.MustAsync("POST", "/api/v1/signals", Event("s-1", DateTimeOffset.UtcNow, "supplier.delayed", new { site = "SUP-1", delayHours = 24 }), PartnerWorld.Event);
        await tower.MustAsync("PUT", "/api/v1/network", new { sites = Networks.Small.Sites!.Select(site => new { site.Id, site.Name, kind = $"{site.Kind}", site.Tier }).Append(new { Id = "SUP-9", Name = "Nine", kind = "Supplier", Tier = (int?)1 }) });
        await tower.MustAsync("POST", "/api/v1/signals", Event("s-2", DateTimeOffset.UtcNow, "supplier.delayed", new { site = "SUP-9", delayHours = 24 }), PartnerWorld.Event);
        var summary = (await tower.MustAsync("POST", Path, new { from = before, to = DateTimeOffset.UtcNow.AddDays(2) })).Json.GetProperty("summary");
        Assert.Equal((2, 0, 1), (summary.GetProperty("signals").GetProperty("accepted").GetInt32(), summary.GetProperty("signals").GetProperty("refused").GetInt32(), summary.GetProperty("inputs").GetProperty("played").GetInt32()));
    }

    [Theory]
    [InlineData("""{"to":"2026-03-03T08:00:00Z"}""", "/from", 400)]
    [InlineData("""{"from":"2026-03-03T08:00:00Z","to":"2026-03-02T08:00:00Z"}""", "/to", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","signals":[{"specversion":"1.0","id":"a","source":"b","type":"supplier.delayed","data":{"site":"S"}}]}""", "/signals/0/data/delayHours", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","network":{"sites":[{"id":"S"}]},"signals":[]}""", "/network/sites/0/name", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","network":{"lanes":[{"from":"A","to":"B","leadTimeHours":1}]},"signals":[]}""", "/network/lanes/0/from", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","answers":[{"approvalOf":"*","by":"nobody","afterHours":1,"decision":"approve"}]}""", "/answers/0/by", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","answers":[{"approvalOf":"*","by":"planning","afterHours":-1,"decision":"approve"}]}""", "/answers/0/afterHours", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","protocols":[{"id":"x","title":"X","reason":"r"}],"network":{},"signals":[]}""", "/protocols/0", 400)]
    [InlineData("""{"from":"2026-03-02T08:00:00Z","to":"2026-03-03T08:00:00Z","outcomes":[{"action":"Book the transport","outcome":"explode"}]}""", "/outcomes/0/outcome", 400)]
    public async Task Given_AWrongRequest_WhenPlayed_TheProblemPointsAtWhatIsWrong(string body, string pointer, int status)
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, body);
        Assert.True((int)heard.Status == status, heard.Text);
        Assert.Contains(heard.Json.GetProperty("errors").EnumerateArray(), error => error.GetProperty("pointer").GetString()!.StartsWith(pointer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_ProtocolsAsTextAndAsObject_WhenPlayed_OnlyTheyAnswer()
    {
        object[] protocols =
        [
            "id: mine\ntitle: Mine\nreason: r\ncases: [supplierDelay]\nlevel: { functions: [finance], decision: one, windowHours: 2 }\noptions:\n  - kind: wait\n    steps: [{ function: finance, action: Look, withinHours: 1 }]\n",
            new { id = "other", title = "Other", reason = "r", cases = new[] { "supplierDelay" }, level = new { functions = new[] { "planning" }, decision = "one", windowHours = 3 }, options = new[] { new { kind = "wait", steps = Array.Empty<object>() } } },
        ];
        var heard = await tower.MustAsync("POST", Path, new { protocols, network = SmallNetwork(), signals = new[] { Delay("s-1", 0, 24) }, from = Scene.Start, to = Scene.Start.AddHours(1), answers = (object?)null });
        Assert.Equal(["finance", "planning"], heard.Json.GetProperty("timeline").EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == "approvalRequested").Select(entry => entry.GetProperty("function").GetString()));
    }

    [Fact]
    public async Task Given_MoreSignalsThanAreAnsweredAtOnce_WhenPlayed_AJobTellsItsProgressAndItsTimelineInPages()
    {
        var signals = Enumerable.Range(0, 10_001).Select(i => i == 9_000 ? Delay("late", 24, 24) : Count(i)).ToArray();
        var asked = await tower.MustAsync("POST", Path, Request(signals));
        Assert.Equal(HttpStatusCode.Accepted, asked.Status);
        var id = asked.Json.GetProperty("id").GetString()!;
        var ended = await tower.EndOfJobAsync(id);
        Assert.Equal(("done", 1m), (ended.GetProperty("status").GetString(), ended.GetProperty("progress").GetProperty("share").GetDecimal()));
        var entries = new List<string>();
        string? after = null;
        do
        {
            var page = (await tower.MustAsync("GET", $"/api/v1/jobs/{id}/timeline?limit=3{(after is null ? "" : $"&after={after}")}")).Json;
            entries.AddRange(page.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal(8, entries.Count);
        Assert.Equal("caseOpened", entries[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await tower.AskAsync(RunningTower.AdministratorKey, "GET", "/api/v1/jobs/BT-99")).Status);
        Assert.Equal("done", (await tower.MustAsync("DELETE", $"/api/v1/jobs/{id}")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Given_AJob_WhenCancelled_ItEndsWithoutAResult()
    {
        var signals = Enumerable.Range(0, 30_000).Select(Count).ToArray();
        var id = (await tower.MustAsync("POST", Path, Request(signals))).Json.GetProperty("id").GetString()!;
        await tower.MustAsync("POST", $"/api/v1/jobs/{id}/cancel");
        Assert.Equal("cancelled", (await tower.EndOfJobAsync(id)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await tower.AskAsync(RunningTower.AdministratorKey, "GET", $"/api/v1/jobs/{id}/timeline")).Status);
    }

    private static object Request(params object[] signals) => new
    {
        protocols = (object?)null,
        network = SmallNetwork(),
        signals,
        from = Scene.Start,
        to = Scene.Start.AddHours(26),
        answers = new[] { new { approvalOf = "*", by = "procurement", afterHours = 0.5, decision = "approve", option = (string?)null } },
    };
}
