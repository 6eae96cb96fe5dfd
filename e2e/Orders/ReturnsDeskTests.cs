using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Orders;

/// <summary>A return from the customer's wish to the money back, at the desk and by keyboard; and what the customer sees meanwhile.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReturnsDeskTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Return_FromRequestToRefund_IsDoneAtTheDesk()
    {
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower);
        await DeliverAsync();
        (await MoveAsync("request-return", new { reason = "wrong size", wish = "refund" })).Expect(HttpStatusCode.OK);
        var page = visit.Page;

        await page.OpenAsync("/returns?show=requested");
        await page.Locator("tbody a.id", new() { HasText = "O-7-R1" }).WaitForAsync();
        Assert.Empty(await DeskAndPhone.LookAsync(page, "returns/requested"));
        await page.PressUntilAsync("j", page.Locator("tr.cur"));
        await page.PressUntilAsync("Enter", page.Locator("aside.side"));
        await StepAsync(page, "v", "Receive", "to inspect");
        await StepAsync(page, "i", "Inspect", "inspected", () => page.FillAsync("#returns-condition", "as new"));
        Assert.Empty(await DeskAndPhone.LookAsync(page, "returns/inspected"));
        await StepAsync(page, "s", "Restock", "restocked");
        await page.PressUntilAsync("f", page.Locator("#returns-reason"));
        await page.FillAsync("#returns-reason", "it was our fault");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".toasts")).ToContainTextAsync(": refund");

        var order = (await Api.GetAsync("/api/v1/orders/O-7")).Expect(HttpStatusCode.OK).Body();
        var back = Assert.Single(order.GetProperty("returns").EnumerateArray().ToList());
        Assert.Equal(("refund", "as new", 50m), (back.GetProperty("outcome").GetString(), back.GetProperty("condition").GetString(), back.GetProperty("amount").GetProperty("amount").GetDecimal()));
        await page.OpenAsync("/returns?show=end");
        await page.GetByText("No return waits for its end").WaitForAsync();
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Customer_WithTheLink_SeesTheOrderWithoutAnAccount_AndNobodyWithoutIt()
    {
        await DeliverAsync();
        var link = (await Api.GetAsync("/api/v1/orders/O-7/tracking")).Expect(HttpStatusCode.OK).Body().GetProperty("link").GetString()!;
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 390, Height = 844 });
        // It is drawn once and has no circuit that could come to life.
        await visit.Page.GotoAsync(new Uri(Tower.Origin, link).AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Delivered");
        await Assertions.Expect(visit.Page.Locator("meta[name=robots]")).ToHaveAttributeAsync("content", "noindex, nofollow");
        Assert.Empty(await DeskAndPhone.LookAsync(visit.Page, "returns/track"));
        visit.AssertNoTroubles();

        using var http = new HttpClient { BaseAddress = Tower.Origin };
        using var answer = await http.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal((true, "noindex, nofollow"), (answer.Headers.CacheControl?.NoStore, answer.Headers.GetValues("X-Robots-Tag").Single()));
        using var guessed = await http.GetAsync(new Uri($"{link[..^3]}AAA", UriKind.Relative));
        Assert.Contains("This link is not valid", await guessed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
        {
            using var again = await http.GetAsync(new Uri($"/track/x.{i}", UriKind.Relative));
            codes.Add(again.StatusCode);
        }
        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
    }

    private async Task DeliverAsync()
    {
        (await Api.PostAsync("/api/v1/orders", new
        {
            id = "O-7",
            customer = "C-7",
            destination = "STORE-1",
            promisedBy = DateTimeOffset.UtcNow.AddDays(3),
            lines = new[] { new { id = "1", item = "ITEM-1", quantity = 2, price = new { amount = 25, currency = "EUR" } } },
        })).Expect(HttpStatusCode.OK);
        foreach (var transition in new[] { "release", "pick", "pack", "ship", "deliver" }) (await MoveAsync(transition, new { })).Expect(HttpStatusCode.OK);
    }

    private Task<ApiAnswer> MoveAsync(string transition, object body) => Api.PostAsync($"/api/v1/orders/O-7/{transition}", body);

    /// <summary>Asks by key, confirms by keyboard, and waits until the goods stand where the step leaves them.</summary>
    private static async Task StepAsync(IPage page, string key, string label, string state, Func<Task>? fill = null)
    {
        await page.PressUntilAsync(key, page.Locator("#returns-reason"));
        if (fill is not null) await fill();
        await page.Locator("dialog .btn.p, .dlg .btn.p", new() { HasText = label }).ClickAsync();
        await Assertions.Expect(page.Locator("aside.side table tbody")).ToContainTextAsync(state);
        await Assertions.Expect(page.Locator("#returns-reason")).ToHaveCountAsync(0);
    }
}
