using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Orders;

/// <summary>The living demo: its biggest site goes down before the eyes of whoever looks at the overview, and yesterday's orders are tried under another policy.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DemoDayTests(TowerBrowser browser)
{
    /// <summary>The demo itself has the one in Lyon go down in its first minute.</summary>
    private static readonly string[] Centres = ["DC-VENLO", "DC-LEIPZIG", "DC-ZARAGOZA", "DC-COLUMBUS", "DC-RENO"];

    [Fact]
    public async Task SiteDown_IsSeenLive_WithWhatWasSavedAtWhichCost_AndWhatWasNot()
    {
        await using var tower = await TowerProcess.StartAsync(new TowerOptions { Demo = true });
        using var api = tower.Api();
        await using var visit = await browser.VisitAsync(tower);
        await FirstAccount.MakeAsync(visit, tower);
        var page = visit.Page;
        await page.OpenAsync("/");
        await page.MarkAsync();
        var sizes = new List<(string Site, int Touched)>();
        foreach (var site in Centres) sizes.Add((site, Touched(await ResourceAsync(api, new { site, avoid = true, dryRun = true }))));
        var (biggest, there) = sizes.MaxBy(one => one.Touched);
        Assert.True(there >= 3, $"{biggest} serves {there} orders");

        (await api.PostAsync("/api/v1/signals", new { specversion = "1.0", id = "e2e-down", source = "/e2e", type = "site.down", time = DateTimeOffset.UtcNow, data = new { site = biggest, reason = "Fire in the hall" } }, ApiClient.Event)).Expect(HttpStatusCode.Accepted);
        var line = page.Locator($".ov-trouble[data-site='{biggest}']");
        await Assertions.Expect(line).ToContainTextAsync("not looked at yet");
        // Nothing leaves a site that is down, so what is touched stays the same from now on.
        var touched = Touched(await ResourceAsync(api, new { site = biggest, dryRun = true }));
        await Assertions.Expect(line).ToContainTextAsync($"{touched} orders touched");

        var done = await ResourceAsync(api, new { site = biggest, reason = "The hall burns" });
        await Assertions.Expect(line).ToContainTextAsync("served from elsewhere");
        await Assertions.Expect(line).ToContainTextAsync($"{touched} orders touched");
        await Assertions.Expect(line).ToContainTextAsync(new Regex("proven least|above the least"));
        var left = done.GetProperty("notSaved").GetInt32();
        if (left > 0)
        {
            await Assertions.Expect(line).ToContainTextAsync($"{left} not saved");
            await Assertions.Expect(line).ToContainTextAsync("at risk");
            await Assertions.Expect(line.Locator("a.id")).ToHaveTextAsync(done.GetProperty("case").GetString()!);
        }
        else
        {
            await Assertions.Expect(line).Not.ToContainTextAsync("not saved");
        }
        await page.AssertNeverReloadedAsync();
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Policy_TriedOnYesterday_ShowsWhatItWouldHaveBeen_AndIsPublishedFromThere()
    {
        await using var tower = await TowerProcess.StartAsync(new TowerOptions { Demo = true });
        using var api = tower.Api();
        // The day before is the demo's by UTC; by another clock it is another stretch for some hours of the night.
        await using var visit = await browser.VisitAsync(tower, new VisitOptions { TimeZone = "UTC" });
        await FirstAccount.MakeAsync(visit, tower);
        var page = visit.Page;
        await page.OpenAsync("/orders?view=policies");
        await page.FillAsync("#policy-id", "leipzig-first");
        await page.FillAsync("#policy-title", "From Leipzig first");
        await page.FillAsync("#policy-preferred", "DC-LEIPZIG, DC-ZARAGOZA");
        var trial = page.Locator(".trial");
        await trial.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Assertions.Expect(trial.Locator(".why-say")).ToContainTextAsync(new Regex(@"[1-9]\d* of [1-9]\d* decisions would have been others"));
        var order = await trial.Locator("a.id").First.InnerTextAsync();
        await trial.GetByRole(AriaRole.Button, new() { Name = "Publish what was tried" }).ClickAsync();
        await page.FillAsync("#policy-act-reason", "Leipzig has room");
        await page.Locator("dialog[open] button.p").ClickAsync();
        await Eventually.HoldsAsync("the policy applies", async () => (await api.GetAsync("/api/v1/routing-policies/leipzig-first")) is { Status: HttpStatusCode.OK } answer && answer.Body().GetProperty("live").ValueKind == JsonValueKind.Number);
        await trial.Locator("a.id").First.ClickAsync();
        await page.ReachAsync($"/orders/{order}");
        visit.AssertNoTroubles();
    }

    private static async Task<JsonElement> ResourceAsync(ApiClient api, object body) => (await api.PostAsync("/api/v1/orders/resource", body)).Expect(HttpStatusCode.OK).Body();

    private static int Touched(JsonElement answer) => answer.GetProperty("touched").GetInt32();
}
