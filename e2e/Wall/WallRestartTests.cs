using System.Net;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Wall;

/// <summary>Nobody stands at the wall to help it: it says that it is stale and comes back by itself.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WallRestartTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    /// <summary>The wall is patient: it calls itself stale after twelve seconds of silence and asks anew after twenty.</summary>
    private const float StaleWithinMs = 30_000;
    private const float BackWithinMs = 60_000;

    [Fact]
    public async Task Wall_OverARestartOfTheServer_ShowsItsAgeAndComesBack()
    {
        var issued = (await tower.Api.PostAsync("/api/v1/keys", new { integration = "wall:Dispatch", scopes = new[] { "wall" } })).Expect(HttpStatusCode.OK).Body();
        await using var visit = await tower.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/wall?token={issued.GetProperty("key").GetString()}");
        await page.Locator(".wall-now, .wall-clocks, .wall-service").First.WaitForAsync();
        var live = page.Locator("#wall-live");
        await live.GetByText("live").WaitForAsync();
        visit.AssertNoTroubles();

        tower.Process.Kill();
        await live.GetByText("stale").WaitForAsync(new() { Timeout = StaleWithinMs });
        var age = live.Locator("[data-since]");
        var older = await age.InnerTextAsync();
        await Eventually.HoldsAsync("the age goes on", async () => await age.InnerTextAsync() != older);
        Assert.True(await page.Locator(".wall-now, .wall-clocks, .wall-service").First.IsVisibleAsync(), "what was known last stays on the wall");

        await tower.Process.RestartAsync();
        await live.GetByText("live").WaitForAsync(new() { Timeout = BackWithinMs });
        var learned = await page.Locator("[data-server-now]").GetAttributeAsync("data-server-now");
        await Eventually.HoldsAsync("the wall's heart beats", async () => await page.Locator("[data-server-now]").GetAttributeAsync("data-server-now") != learned);

        (await tower.Api.DeleteAsync($"/api/v1/keys/{issued.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK);
        await page.GetByText("This wall is switched off").WaitForAsync();
    }
}
