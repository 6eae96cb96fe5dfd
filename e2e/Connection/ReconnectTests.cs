using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Connection;

/// <summary>A page that lost the tower says so and how old it is, and joins again by itself.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReconnectTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    private const float BackWithinMs = 40_000;

    /// <summary>Lets a test cut the circuit's socket, and keep it from coming back, as a lost network does.</summary>
    private const string Cuttable = """
        (() => {
          const Real = window.WebSocket;
          const open = [];
          window.WebSocket = class extends Real {
            constructor(...rest) { super(...(window.cutByTest ? ['ws://' + location.host + '/cut'] : rest)); open.push(this); }
          };
          window.cut = () => { window.cutByTest = true; for (const socket of open) socket.close(); };
        })();
        """;

    [Fact]
    public async Task Connection_Lost_ShowsTheAgeAndJoinsTheSamePageAgain()
    {
        await using var buyer = await tower.JoinAsync("Buying desk", ["approver"], "procurement");
        await tower.DelayAsync(supplier: 1, hours: 24);
        var id = (await tower.WaitingAsync(supplier: 1)).GetProperty("id").GetString()!;
        await buyer.Visit.Context.AddInitScriptAsync(Cuttable);
        var page = buyer.Page;
        await page.OpenAsync($"/approvals/{id}");
        await page.MarkAsync();
        await page.Locator($"#reason-{id}").FillAsync("Half a thought");

        await buyer.Visit.Context.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await page.EvaluateAsync("() => window.cut()");
        var banner = page.Locator("#components-reconnect-modal");
        await banner.GetByText("old").First.WaitForAsync();
        await AgesAsync(banner);
        await page.Locator(".top .live .word").GetByText("stale").WaitForAsync();
        Assert.Equal("Half a thought", await page.Locator($"#reason-{id}").InputValueAsync());
        await tower.DelayAsync(supplier: 2, hours: 24);
        var other = (await tower.WaitingAsync(supplier: 2)).GetProperty("id").GetString()!;

        await page.EvaluateAsync("() => { window.cutByTest = false; }");
        await buyer.Visit.Context.UnrouteAllAsync();
        await banner.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = BackWithinMs });
        await page.Locator(".top .live .word").GetByText("live").WaitForAsync();
        await page.Locator(".approval-item").GetByText(other).WaitForAsync();
        Assert.Equal("Half a thought", await page.Locator($"#reason-{id}").InputValueAsync());
        await page.AssertNeverReloadedAsync();
    }

    [Fact]
    public async Task Server_Restarted_IsShownAndThePageComesBackWhereItWas()
    {
        await using var buyer = await tower.JoinAsync("Second buying desk", ["approver"], "procurement");
        await buyer.Page.OpenAsync("/exceptions?view=unassigned");
        var banner = buyer.Page.Locator("#components-reconnect-modal");

        tower.Process.Kill();
        await banner.GetByText("old").First.WaitForAsync();
        await AgesAsync(banner);
        await tower.Process.RestartAsync();

        await banner.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = BackWithinMs });
        await buyer.Page.AliveAsync();
        Assert.EndsWith("/exceptions?view=unassigned", buyer.Page.Url, StringComparison.Ordinal);
        await buyer.Page.Locator(".top .live .word").GetByText("live").WaitForAsync();
    }

    private static async Task AgesAsync(ILocator banner)
    {
        var first = await banner.InnerTextAsync();
        Assert.Contains("old", first, StringComparison.Ordinal);
        await Eventually.HoldsAsync("the age goes on", async () => await banner.InnerTextAsync() != first);
    }
}
