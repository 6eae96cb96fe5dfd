using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Network;

/// <summary>A planner follows an item from a supplier by the keys alone, and sees what a plant is to make with what it lacks.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TraceTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Trace_ByTheKeys_ListsAndDrawsWhatIsReached()
    {
        await using var visit = await browser.VisitAsync(Tower);
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/network?q=SUP-1");
        await page.PressUntilAsync("j", page.Locator("tr.cur"));
        await page.PressUntilAsync("d", page.Locator(".net-trace .on >> text=Downstream"));
        await page.ReachAsync("/network?q=SUP-1&site=SUP-1&trace=down");
        await Assertions.Expect(page.Locator(".net-list tbody")).ToContainTextAsync("STORE-1");
        var file = await page.APIRequest.GetAsync(new Uri(Tower.Origin, (await page.GetAttributeAsync(".page-head a.file", "href"))!).ToString());
        Assert.StartsWith("site,item,quantity,hours,at,via", await file.TextAsync(), StringComparison.Ordinal);
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Production_AnOrderShortOfAnInput_IsDrawnAndExplained()
    {
        var start = DateTimeOffset.UtcNow.AddHours(20);
        (await Api.PutAsync("/api/v1/network", new
        {
            items = new object[] { new { id = "ITEM-1", name = "Item" }, new { id = "BIKE", name = "Bike" } },
            boms = new object[] { new { site = "PLANT-1", item = "BIKE", inputs = new object[] { new { item = "ITEM-1", quantity = 2 } }, hours = 8 } },
            productionOrders = new object[] { new { id = "MO-1", site = "PLANT-1", item = "BIKE", quantity = 5, startAt = start, dueAt = start.AddHours(8) } },
        })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower);
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/production");
        await page.ClickAsync("a.prod-order");
        await page.ReachAsync("/production?order=MO-1");
        await Assertions.Expect(page.Locator("aside.side")).ToContainTextAsync("1 of 1 short");
        await Axe.AssertAccessibleAsync(page);
        visit.AssertNoTroubles();
    }
}
