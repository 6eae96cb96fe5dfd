using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Network;

/// <summary>A plan and what came of it, as a planner sees them: drawn on the site's page, in a line on the case, and as a file.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlanPageTests(TowerBrowser browser) : SuppliedTowerTest
{
    private static readonly DateTimeOffset Today = new(DateTime.UtcNow.Date, TimeSpan.Zero);

    [Fact]
    public async Task Plan_OfAnItem_IsDrawnListedAndExported_AndTheCaseLeadsToIt()
    {
        (await Api.PostAsync("/api/v1/signals", Told(), ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
        await using var visit = await browser.VisitAsync(Tower);
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.GotoAsync("/exceptions/EX-1001");
        await Assertions.Expect(page.Locator(".case-plan")).ToContainTextAsync("actual of expected");
        await Screens.SaveAsync(page, "network/case");
        await page.ClickAsync(".case-plan a");
        await Assertions.Expect(page.Locator(".plan svg[role=img]")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Demand of ITEM-1: "));
        await Assertions.Expect(page.Locator(".net-side")).ToContainTextAsync("AS/RS 1");
        await LookAsync(page, 1920);
        await LookAsync(page, 1280);
        await LookAsync(page, 390);
        var file = await page.APIRequest.GetAsync(new Uri(Tower.Origin, (await page.GetAttributeAsync(".plan a.file", "href"))!).ToString());
        Assert.StartsWith("site,item,kind,periodStart,periodEnd,plan,lower,upper,actual,state", await file.TextAsync(), StringComparison.Ordinal);
        visit.AssertNoTroubles();
    }

    private static async Task LookAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
        foreach (var theme in new[] { "dark", "light" })
        {
            await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
            await page.Locator(".plan").ScrollIntoViewIfNeededAsync();
            await Screens.SaveAsync(page, $"network/plan-{theme}-{width}");
            await Axe.AssertAccessibleAsync(page);
        }
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"wider than {width}");
    }

    /// <summary>Five weeks of plans with their demand, the last day far above it, and a machine that is slow.</summary>
    private static List<object> Told()
    {
        List<object> told = [];
        for (var day = -35; day <= 6; day++)
        {
            var (at, plan) = (Today.AddDays(day), 400 + (40 * ((day + 70) % 7)));
            told.Add(SmallNetwork.Event($"plan{day}", "plan.published", new { site = "DC-1", item = "ITEM-1", kind = "demand", periodStart = at, period = "day", quantity = plan }));
            if (day <= 0) told.Add(SmallNetwork.Event($"seen{day}", "demand.observed", new { site = "DC-1", item = "ITEM-1", quantity = day == 0 ? 900 : plan + (25 * ((day + 70) % 5)) - 50 - (day == -9 ? 300 : 0), periodStart = at, period = "day" }));
        }
        told.Add(SmallNetwork.Event("machine", "automation.telemetry", new { site = "DC-1", system = "AS/RS 1", throughputPerHour = 400, availability = 0.72, need = 380 }));
        return told;
    }
}
