using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Orders;

/// <summary>The pages around the orders: views of the list, load of the sites, messages to customers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OrderPagesTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task View_SavedByKeyboard_OpensFirst_AndItsLinkShowsTheSame()
    {
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/orders?sort=-value&columns=customer,value");
        await page.PressUntilAsync("v", page.Locator("dialog[open] #view-name"));
        await page.FillAsync("#view-name", "Dearest first");
        await page.GetByLabel("the list opens with it").CheckAsync();
        await page.Locator("#view-name").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#orders-view")).ToContainTextAsync("Dearest first, opens first");

        await page.OpenAsync("/orders");
        await page.ReachAsync("/orders?sort=-value&columns=customer,value");
        await Assertions.Expect(page.Locator("thead th")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Closed" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("thead th")).ToHaveCountAsync(10);
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Load_OfAFullSite_LeadsToTheOrdersThatWaitThere()
    {
        (await Api.PutAsync("/api/v1/network", new { sites = new object[] { new { id = "DC-2", name = "Second centre", kind = "DistributionCenter", lat = 52.4, lon = 16.9, capacity = 1 } }, stock = new object[] { new { site = "DC-2", item = "ITEM-1", quantity = 40 } } })).Expect(HttpStatusCode.OK);
        (await Api.PostAsync("/api/v1/orders", new { id = "A-1", customer = "Velo Isar", destination = "STORE-1", promisedBy = DateTimeOffset.UtcNow.AddDays(3), lines = new object[] { new { id = "1", item = "ITEM-1", quantity = 24 } } })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/orders/load");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("throttled");
        await page.PressUntilAsync("j", page.Locator("tr.cur"));
        await page.PressUntilAsync("Enter", page.Locator("aside.side a.item"));
        await page.Locator("aside.side a.item").First.ClickAsync();
        await page.ReachAsync("/orders/A-1");
        await Assertions.Expect(page.Locator(".miles.eight li.done")).ToHaveCountAsync(2);
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Message_Written_NamesAPlaceThatIsNone_AndIsPublishedWithAReason()
    {
        (await Api.PostAsync("/api/v1/orders", new { id = "A-1", customer = "Velo Isar", destination = "STORE-1", promisedBy = DateTimeOffset.UtcNow.AddDays(3), lines = new object[] { new { id = "1", item = "ITEM-1", quantity = 2 } } })).Expect(HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower);
        var page = visit.Page;
        await page.OpenAsync("/orders/messages?kind=placed");
        await page.FillAsync("#message-subject", "Thank you, {custommer}");
        await Assertions.Expect(page.Locator("#message-subject-msg")).ToContainTextAsync("There is nothing called 'custommer' to fill in");
        await page.FillAsync("#message-subject", "Thank you, {customer}");
        await Assertions.Expect(page.Locator(".messages-read")).ToContainTextAsync("Thank you, Velo Isar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.FillAsync("#message-act-reason", "friendlier");
        await page.Locator("#message-act-reason").PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("aside.side a.sel")).ToContainTextAsync("version 1");
        var items = (await Api.GetAsync("/api/v1/orders/templates")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("Thank you, {customer}", items, StringComparison.Ordinal);
        visit.AssertNoTroubles();
    }
}
