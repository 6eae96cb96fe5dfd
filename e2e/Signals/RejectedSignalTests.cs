using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Signals;

/// <summary>A signal that came in a batch and was not valid is mended and replayed by a person in the browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RejectedSignalTests(TowerBrowser browser) : SuppliedTowerTest
{
    private static readonly string[] Pages = ["/orders", "/orders/SO-1", "/signals", "/signals?view=sources", "/kpis", "/audit?row=1", "/protocols", "/protocols/supplier-delay-48h-and-over"];

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

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    [InlineData(true, 1920)]
    public async Task Pages_InBothThemes_HoldWithoutFindings(bool dark, int width)
    {
        (await Api.PostAsync("/api/v1/signals", SmallNetwork.Delay("s-1", 72), ApiClient.Event)).Expect(HttpStatusCode.Accepted);
        await using var visit = await SignedInAsync(new() { Dark = dark, Width = width, Height = width == 1920 ? 1080 : 844 });
        foreach (var path in Pages)
        {
            await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await Screens.SaveAsync(visit.Page, $"data{path.Replace('?', '-').Replace('=', '-')}-{(dark ? "dark" : "light")}-{width}");
            Assert.Empty((await Axe.FindingsAsync(visit.Page)).Select(finding => $"{path}: {finding}"));
        }
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
