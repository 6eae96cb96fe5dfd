using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Orders;

/// <summary>The order desk without a mouse: an order is opened, its reasons are read, its site is overridden with a reason, and it is shipped.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OrderDeskTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Order_ByKeyboard_IsExplainedOverriddenAndShipped()
    {
        (await Api.PutAsync("/api/v1/network", new { stock = new object[] { new { site = "DC-2", item = "ITEM-1", quantity = 20 }, new { site = "DC-1", item = "ITEM-1", quantity = 10 } } })).Expect(HttpStatusCode.OK);
        (await Api.PostAsync("/api/v1/orders", new { id = "A-1", customer = "Velo Isar", destination = "STORE-1", promisedBy = DateTimeOffset.UtcNow.AddDays(3), channel = "web shop", lines = new object[] { new { id = "1", item = "ITEM-1", quantity = 4 } } })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;

        await page.OpenAsync("/orders?q=A-1");
        await page.PressUntilAsync("j", page.Locator("tr.cur"));
        await page.PressUntilAsync("Enter", page.Locator(".why-say"));
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("Second centre serves it");
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("less than First centre");
        await Assertions.Expect(page.Locator(".orders-map")).ToContainTextAsync("Second centre");

        await page.PressUntilAsync("o", page.Locator("#order-act-site"));
        await page.FocusAsync("#order-act-site");
        await page.Keyboard.TypeAsync("DC-1");
        await page.FocusAsync("#order-act-reason");
        await page.Keyboard.TypeAsync("the customer fetches it there");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("First centre serves it");
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("more than the policy's choice. Because: the customer fetches it there.");

        foreach (var (key, mile) in new[] { ("l", "Released"), ("p", "Picking"), ("k", "Packed"), ("s", "Shipped") })
        {
            await page.PressUntilAsync(key, page.Locator("dialog[open] #order-act-reason"));
            await page.Locator("#order-act-reason").PressAsync("Control+Enter");
            await Assertions.Expect(page.Locator(".miles li.done", new() { HasText = mile })).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }
        var ledger = (await Api.GetAsync("/api/v1/stock/ledger?site=DC-1&item=ITEM-1")).Expect(HttpStatusCode.OK).Body().GetProperty("items")[0];
        Assert.Equal((6m, 4m), (ledger.GetProperty("onHand").GetDecimal(), ledger.GetProperty("inTransit").GetDecimal()));
        await Screens.SaveAsync(page, "orders/desk-shipped-1440");
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Bench_ByAFlip_MovesTheChoice_AndTouchesNothing()
    {
        (await Api.PutAsync("/api/v1/network", new { stock = new object[] { new { site = "DC-2", item = "ITEM-1", quantity = 20 }, new { site = "DC-1", item = "ITEM-1", quantity = 10 } } })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        var before = (await Api.GetAsync("/api/v1/stock/ledger?item=ITEM-1")).Expect(HttpStatusCode.OK).Text;

        await page.OpenAsync("/orders/bench?to=STORE-1");
        await page.FillAsync("#bench-basket", "ITEM-1 4");
        await page.Locator("#bench-basket").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("Second centre serves it");
        await page.Locator(".bench-flips li", new() { HasText = "A shipment from Second centre costs more" }).Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("The choice moves from Second centre to First centre");
        var link = page.Url;
        await page.PressUntilAsync("z", page.GetByText("Nothing is changed."));
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("Second centre serves it");
        await page.OpenAsync(link);
        await Assertions.Expect(page.Locator(".why-say")).ToContainTextAsync("The choice moves from Second centre to First centre");
        await page.GetByLabel("DC-1 is down").CheckAsync();
        await Assertions.Expect(page.Locator(".bench-ruled")).ToContainTextAsync("down from");

        Assert.Equal(before, (await Api.GetAsync("/api/v1/stock/ledger?item=ITEM-1")).Expect(HttpStatusCode.OK).Text);
        visit.AssertNoTroubles();
    }
}
