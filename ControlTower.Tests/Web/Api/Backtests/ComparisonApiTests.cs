using System.Net;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.Api.Partners;
using static ControlTower.Tests.Web.Api.Backtests.BacktestRequests;

namespace ControlTower.Tests.Web.Api.Backtests;

public sealed class ComparisonApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/protocols/backtest/compare";

    private RunningTower tower = null!;

    public async Task InitializeAsync() => tower = await RunningTower.StartAsync();

    public Task DisposeAsync() => tower.DisposeAsync().AsTask();

    [Fact]
    public async Task Given_TwoWindows_WhenCompared_BothSummariesAndWhatDiffersAreAnsweredInTheSameBytes()
    {
        var request = Request([Asks("finance", 2)], [Asks("finance", 3)], Delay("s-1", 0, 24));
        var heard = await tower.MustAsync("POST", Path, request);
        Assert.Equal((1, 1), (TimedOut(heard, "left"), TimedOut(heard, "right")));
        var differences = heard.Json.GetProperty("differences");
        Assert.Equal(1, differences.GetProperty("cases").GetInt32());
        var entry = differences.GetProperty("first")[0].GetProperty("first").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "timedOut");
        Assert.Equal(("otherTime", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"), (entry.GetProperty("what").GetString(), entry.GetProperty("left").GetString(), entry.GetProperty("right").GetString()));
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => tower.MustAsync("POST", Path, request)));
        Assert.All(others, other => Assert.Equal(heard.Text, other.Text));
    }

    [Fact]
    public async Task Given_NullOnOneSide_WhenCompared_ItIsThePublishedOnes()
    {
        var heard = await tower.MustAsync("POST", Path, Request(null, [Asks("finance", 2)], Delay("s-1", 0, 24)));
        var first = heard.Json.GetProperty("differences").GetProperty("first")[0];
        Assert.Equal(("EX-1", "EX-1"), (first.GetProperty("left").GetString(), first.GetProperty("right").GetString()));
        Assert.Contains(first.GetProperty("first").EnumerateArray(), one => (one.GetProperty("what").GetString(), one.GetProperty("function").GetString()) == ("onlyLeft", "procurement"));
        Assert.Contains(first.GetProperty("first").EnumerateArray(), one => (one.GetProperty("what").GetString(), one.GetProperty("function").GetString()) == ("onlyRight", "finance"));
    }

    [Fact]
    public async Task Given_AWrongDocumentOnTheRight_WhenCompared_TheProblemPointsThere()
    {
        var twice = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, Request(null, [Asks("finance", 2), Asks("planning", 2)], Delay("s-1", 0, 24)));
        Assert.Contains("/right/1/id", twice.Text, StringComparison.Ordinal);
        var unfit = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, Request(null, [Asks("nobody", 2)], Delay("s-1", 0, 24)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (unfit.Status, unfit.Text.Contains("/right/0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Given_MoreSignalsThanAreAnsweredAtOnce_WhenCompared_AJobHasBothTimelines()
    {
        var signals = Enumerable.Range(0, 10_001).Select(i => i == 0 ? Delay("late", 1, 24) : Count(i)).ToArray();
        var asked = await tower.MustAsync("POST", Path, Request([Asks("finance", 2)], [Asks("planning", 2)], signals));
        Assert.Equal((HttpStatusCode.Accepted, "comparison"), (asked.Status, asked.Json.GetProperty("kind").GetString()));
        var id = asked.Json.GetProperty("id").GetString()!;
        var ended = await tower.EndOfJobAsync(id);
        Assert.Equal(("done", 20_002), (ended.GetProperty("status").GetString(), ended.GetProperty("progress").GetProperty("done").GetInt32()));
        Assert.Equal(1, ended.GetProperty("comparison").GetProperty("differences").GetProperty("cases").GetInt32());
        Assert.Contains("finance", (await tower.MustAsync("GET", $"/api/v1/jobs/{id}/timeline")).Text, StringComparison.Ordinal);
        Assert.Contains("planning", (await tower.MustAsync("GET", $"/api/v1/jobs/{id}/timeline?side=right")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await tower.AskAsync(RunningTower.AdministratorKey, "GET", $"/api/v1/jobs/{id}/timeline?side=up")).Status);
    }

    private static int TimedOut(Heard heard, string side) => heard.Json.GetProperty(side).GetProperty("counts").GetProperty("timedOut").GetInt32();

    private static string Asks(string function, int hours) =>
        $"id: mine\ntitle: Mine\nreason: r\ncases: [supplierDelay]\nlevel: {{ functions: [{function}], decision: one, windowHours: {hours} }}\noptions: [wait]\n";

    private static object Request(string[]? left, string[]? right, params object[] signals) => new { left, right, network = SmallNetwork(), signals, from = Scene.Start, to = Scene.Start.AddHours(26) };
}
