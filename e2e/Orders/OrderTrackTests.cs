using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Orders;

/// <summary>An order on its way from the shelf to the customer and back, moved on its page in parts.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OrderTrackTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Order_FromShelfToReturn_IsMovedOnItsPage()
    {
        (await Api.PutAsync("/api/v1/network", new { stock = new object[] { new { site = "DC-2", item = "ITEM-1", lot = "L-2631", quantity = 20 }, new { site = "DC-1", item = "ITEM-1", lot = "L-8", quantity = 3 } } })).Expect(HttpStatusCode.OK);
        (await Api.PostAsync("/api/v1/orders", new { id = "O-1", customer = "Velo Isar", destination = "STORE-1", promisedBy = DateTimeOffset.UtcNow.AddDays(3), channel = "web shop", priority = 4, lines = new object[] { new { id = "1", item = "ITEM-1", quantity = 4, price = new { amount = 25, currency = "EUR" } }, new { id = "2", item = "ITEM-1", quantity = 2, price = new { amount = 20, currency = "EUR" } } } })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower);
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/orders/O-1");
        await Assertions.Expect(page.Locator(".miles.eight li.done")).ToHaveCountAsync(2);
        await ActAsync(page, "Release");
        await ActAsync(page, "Pick");
        await ActAsync(page, "Pack", "3");
        await Assertions.Expect(page.Locator(".miles.eight")).ToContainTextAsync("5 of 6");
        (await Api.PostAsync("/api/v1/orders/O-1/ship", new { lines = new[] { new { line = "1", quantity = 2 } }, shipment = "SH-55311", carrier = "Alpine Parcel", tracking = "AP 1020" })).Expect(HttpStatusCode.OK);
        await Assertions.Expect(page.Locator(".orders-side")).ToContainTextAsync("SH-55311");
        await LookAsync(page, "track", 1440);
        await LookAsync(page, "track", 390);
        await page.SetViewportSizeAsync(1440, 900);
        await page.Locator(".orders-not summary").ClickAsync();
        await Assertions.Expect(page.Locator(".orders-not")).ToContainTextAsync("Request return");
        await LookAsync(page, "why-not", 1440);
        (await Api.PostAsync("/api/v1/orders/O-1/deliver", new { })).Expect(HttpStatusCode.OK);
        (await Api.PostAsync("/api/v1/orders/O-1/request-return", new { lines = new[] { new { line = "1", quantity = 1 } }, wish = "refund", reason = "too small" })).Expect(HttpStatusCode.OK);
        foreach (var step in new[] { "Receive return", "Inspect", "Restock" }) await ActAsync(page, step);
        await ActAsync(page, "Refund");
        await Assertions.Expect(page.Locator(".orders-side")).ToContainTextAsync("Refund");
        await LookAsync(page, "returned", 1440);
        var ledger = (await Api.GetAsync("/api/v1/stock/ledger?site=DC-2&item=ITEM-1")).Expect(HttpStatusCode.OK).Body().GetProperty("items")[0];
        Assert.Equal((19m, 2m, 1m), (ledger.GetProperty("onHand").GetDecimal(), ledger.GetProperty("shipped").GetDecimal(), ledger.GetProperty("returned").GetDecimal()));
        await page.GotoAsync("/orders");
        await LookAsync(page, "list", 1440);
        visit.AssertNoTroubles();
    }

    private static async Task ActAsync(IPage page, string label, string? quantity = null)
    {
        await page.Locator(".orders-acts button", new() { HasTextString = label }).First.ClickAsync();
        if (quantity is not null) await page.FillAsync("#order-act-1", quantity);
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("button.p").ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static async Task LookAsync(IPage page, string name, int width)
    {
        await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
        foreach (var theme in new[] { "dark", "light" })
        {
            await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
            await Screens.SaveAsync(page, $"orders/{name}-{theme}-{width}");
            await Axe.AssertAccessibleAsync(page);
        }
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"wider than {width}");
    }
}
