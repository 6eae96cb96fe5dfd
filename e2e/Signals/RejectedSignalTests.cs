using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Signals;

/// <summary>A signal that came in a batch and was not valid is mended and replayed by a person in the browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RejectedSignalTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Rejected_MendedInTheBrowser_IsAcceptedOnce()
    {
        await using var visit = await SignedInAsync(new());
        var page = visit.Page;
        await page.GotoAsync("/signals?view=rejected");
        await page.GetByText("No signal waits to be mended").WaitForAsync();

        (await Api.PostAsync("/api/v1/signals", new[] { SmallNetwork.Delay("good", 5), SmallNetwork.Delay("bad", 5, "SUP-9") }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
        await page.GetByRole(AriaRole.Link, new() { Name = "RJ-1" }).ClickAsync();
        var editor = page.Locator("textarea#event");
        await editor.WaitForAsync();
        await Screens.SaveAsync(page, "signals/rejected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await page.Locator("#event-errors .crit").First.WaitForAsync();

        await editor.FillAsync((await editor.InputValueAsync()).Replace("SUP-9", "SUP-2", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();

        await page.GetByText("No signal waits to be mended").WaitForAsync();
        var accepted = (await Api.GetAsync("/api/v1/journal?limit=5000")).Body().GetProperty("items").EnumerateArray()
            .Where(row => row.GetProperty("kind").GetString() == "signal.accepted").Select(row => row.GetProperty("body").GetProperty("id").GetString());
        Assert.Equal(["good", "bad"], accepted);
        visit.AssertNoTroubles();
    }

    /// <summary>A visitor who made the first account.</summary>
    private async Task<Visit> SignedInAsync(VisitOptions options)
    {
        var visit = await browser.VisitAsync(Tower, options);
        await FirstAccount.MakeAsync(visit, Tower);
        return visit;
    }
}
