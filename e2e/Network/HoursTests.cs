using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Network;

/// <summary>A planner plans downtime on the site's page, in the site's own zone, and sees the case that it opens ahead.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HoursTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Downtime_AddedOnTheSitesPage_OpensACaseAhead()
    {
        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(4), TimeSpan.Zero).AddHours(9);
        (await Api.PutAsync("/api/v1/network", new
        {
            sites = new object[] { new { id = "PLANT-1", name = "Plant", kind = "Plant", lat = 47.7, lon = 17.6, timeZone = "Asia/Tokyo" }, new { id = "DC-1", name = "Centre", kind = "DistributionCenter" } },
            items = new object[] { new { id = "ITEM-1", name = "Item" }, new { id = "BIKE", name = "Bike" } },
            lanes = new object[] { new { from = "PLANT-1", to = "DC-1", leadTimeHours = 24, capacity = 500 } },
            boms = new object[] { new { site = "PLANT-1", item = "BIKE", inputs = new object[] { new { item = "ITEM-1", quantity = 2 } }, hours = 8 } },
            productionOrders = new object[] { new { id = "MO-1", site = "PLANT-1", item = "BIKE", quantity = 5, startAt = start, dueAt = start.AddHours(8) } },
        })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower);
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/network/PLANT-1");
        await page.ClickAsync("[aria-label='Add downtime of Plant']");
        await page.FillAsync("#down-from", Local(start));
        await page.FillAsync("#down-until", Local(start.AddHours(4)));
        await page.FillAsync("#down-reason", "inspection");
        await Assertions.Expect(page.Locator("#down-from-msg")).ToContainTextAsync($"{start:yyyy-MM-dd} 09:00 UTC");
        await LookAsync(page, "downtime");
        await page.ClickAsync(".dlg[open] .btn.p");
        await Assertions.Expect(page.Locator(".hours-down")).ToContainTextAsync("18:00");
        await Assertions.Expect(page.Locator(".net-side a.item")).ToContainTextAsync("Planned downtime 4 h");
        await page.ClickAsync("[aria-label='Edit hours of Plant']");
        await page.ClickAsync(".dlg[open] >> text=Add a shift");
        await page.FillAsync("#hours-closed", "2026-12-25");
        await page.FillAsync("#hours-capacity", "40");
        await LookAsync(page, "hours-form");
        await page.ClickAsync(".dlg[open] .btn.p");
        await Assertions.Expect(page.Locator(".hours tbody").First).ToContainTextAsync("Mon–Fri 08:00–16:00");
        await LookAsync(page, "hours");
        visit.AssertNoTroubles();
    }

    /// <summary>Nine hours ahead of UTC, all year.</summary>
    private static string Local(DateTimeOffset at) => $"{at.AddHours(9):yyyy-MM-ddTHH:mm}";

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var (width, theme) in new[] { (390, "light"), (1280, "light"), (1280, "dark") })
        {
            await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
            await page.Locator(".hours").ScrollIntoViewIfNeededAsync();
            await Screens.SaveAsync(page, $"network/{name}-{theme}-{width}");
            await Axe.AssertAccessibleAsync(page);
        }
    }
}
