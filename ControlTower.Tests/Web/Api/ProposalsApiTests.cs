using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ControlTower.Core.Tower.Learning;
using ControlTower.Tests.Web.Api.Backtests;
using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api;

/// <summary>What a tower that learned something proposes over HTTP: with its backtest, and never over somebody's draft.</summary>
public sealed class ProposalsApiTests : IAsyncLifetime
{
    private const string Protocol = "/api/v1/protocols/supplier-delay-under-48h";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RunningTower tower = null!;

    public async Task InitializeAsync()
    {
        tower = await RunningTower.StartAsync();
        await tower.MustAsync("PUT", "/api/v1/network", BacktestRequests.SmallNetwork());
        for (var n = 0; n < LearningRules.Least; n++) await DecideAsync(n);
    }

    public Task DisposeAsync() => tower.DisposeAsync().AsTask();

    [Fact]
    public async Task Proposals_AfterTheirBacktest_SayWhatWouldHaveBeenDifferent()
    {
        var number = (await ShorterWindowAsync()).GetProperty("number").GetInt32();
        var job = await tower.MustAsync("POST", $"{Protocol}/proposals/{number}/backtest");
        Assert.Equal((HttpStatusCode.Accepted, "comparison"), (job.Status, job.Json.GetProperty("kind").GetString()));
        Assert.Equal("done", (await tower.EndOfJobAsync(job.Json.GetProperty("id").GetString()!)).GetProperty("status").GetString());
        var backtest = (await ShorterWindowAsync()).GetProperty("backtest");
        Assert.Equal(("done", 1, 0), (backtest.GetProperty("status").GetString(), backtest.GetProperty("proposed").GetProperty("asked").GetInt32(), backtest.GetProperty("cases").GetInt32()));
        Assert.Equal(TimeSpan.Zero, backtest.GetProperty("from").GetDateTimeOffset().TimeOfDay);
    }

    [Fact]
    public async Task Draft_OverSomebodysDraft_NeedsItsRevision()
    {
        await tower.MustAsync("PUT", $"{Protocol}/draft", "id: supplier-delay-under-48h\ntitle: Mine\n", "application/yaml");
        var refused = await DraftAsync(null);
        Assert.Equal((HttpStatusCode.Conflict, true), (refused.Status, refused.Text.Contains("at revision 1", StringComparison.Ordinal)));
        Assert.Equal("administrator-key", refused.Json.GetProperty("first").GetProperty("by").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await DraftAsync("\"7\"")).Status);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), ((await DraftAsync("\"1\"")).Status, $"\"{tower.State.Protocols.Drafts["supplier-delay-under-48h"].Revision}\""));
    }

    private async Task<JsonElement> ShorterWindowAsync() =>
        (await tower.MustAsync("GET", $"{Protocol}/proposals")).Json.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "shortenWindow");

    private async Task<Heard> DraftAsync(string? revision)
    {
        using var http = new HttpClient { BaseAddress = tower.Origin };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Protocol}/proposals/1/draft");
        request.Headers.Authorization = new("Bearer", RunningTower.AdministratorKey);
        if (revision is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(revision));
        using var answer = await http.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A delay is told, asked about and approved at once; then its case is over.</summary>
    private async Task DecideAsync(int n)
    {
        await tower.MustAsync("POST", "/api/v1/signals", BacktestRequests.Event($"s-{n}", DateTimeOffset.UtcNow, "supplier.delayed", new { site = "SUP-1", delayHours = 24 }), PartnerWorld.Event);
        var end = DateTimeOffset.UtcNow + Patience;
        while (tower.State.Protocols.Waiting.Count == 0)
        {
            Assert.True(DateTimeOffset.UtcNow < end, "Nobody was asked.");
            await Task.Delay(10);
        }
        var asked = tower.State.Protocols.Approvals[tower.State.Protocols.Waiting.Keys.Single()];
        await tower.MustAsync("POST", $"/api/v1/approvals/{asked.Id}/approve", new { option = (string?)null, reason = "yes" });
        await tower.MustAsync("POST", $"/api/v1/exceptions/{asked.Case}/resolve", new { reason = "over" });
    }
}
