using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Settlement;

/// <summary>A mismatch settled: a bill above the order is seen at the desk, let through by keyboard, approved by another, paid, and over.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SettlementDeskTests(TowerBrowser browser) : SuppliedTowerTest
{
    [Fact]
    public async Task Mismatch_FromBillToPayment_IsSettledAtTheDesk()
    {
        await using var visit = await browser.VisitAsync(Tower, new() { Width = 1440, Height = 900 });
        await FirstAccount.MakeAsync(visit, Tower, "finance");
        var colleague = await Desk.AddAsync(Api, "Chief of finance", ["approver"], "management");
        await BillAsync();
        var page = visit.Page;

        await page.OpenAsync("/settlement");
        await page.GetByText("Unit price above the order +1").First.WaitForAsync();
        await page.PressUntilAsync("j", page.Locator("tr.cur"));
        await page.PressUntilAsync("Enter", page.Locator("aside.side"));
        await Assertions.Expect(page.Locator("aside.side")).ToContainTextAsync("expected EUR 10, found EUR 12");
        Assert.Empty(await DeskAndPhone.LookAsync(page, "settlement/held"));

        await page.PressUntilAsync("l", page.Locator("#settle-reason"));
        await page.FillAsync("#settle-reason", "agreed by phone");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("aside.side")).ToContainTextAsync("to approve");
        await Assertions.Expect(page.Locator("aside.side button", new() { HasText = "Approve" })).ToBeDisabledAsync();

        using var other = Tower.Api(colleague.Key);
        (await other.PostAsync("/api/v1/invoices/IN-1001/approve", new { reason = "well" })).Expect(HttpStatusCode.OK);
        var run = (await Api.PostAsync("/api/v1/payments/run", new { until = DateTimeOffset.UtcNow.AddDays(90) })).Expect(HttpStatusCode.OK).Body();
        await page.OpenAsync("/settlement?show=ageing");
        Assert.Empty(await DeskAndPhone.LookAsync(page, "settlement/ageing"));
        var payment = run.GetProperty("payments")[0].GetProperty("id").GetString();
        (await Api.PostAsync("/api/v1/signals", SmallNetwork.Event("paid", "payment.made", new { payment }), ApiClient.Event)).Expect(HttpStatusCode.Accepted);

        await page.OpenAsync("/settlement?show=over");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("paid");
        await page.OpenAsync("/settlement?show=vat");
        Assert.Empty(await DeskAndPhone.LookAsync(page, "settlement/vat"));
        visit.AssertNoTroubles();
    }

    private async Task BillAsync()
    {
        (await Api.PutAsync("/api/v1/network", new { purchaseOrders = new[] { new { id = "PO-7", from = "SUP-1", to = "DC-1", lines = new[] { new { item = "ITEM-1", quantity = 10 } }, promisedAt = DateTimeOffset.UtcNow.AddHours(1) } } })).Expect(HttpStatusCode.OK);
        object[] events =
        [
            SmallNetwork.Event("a-1", "shipment.arrived", new { shipment = "PO-7", site = "DC-1" }),
            SmallNetwork.Event("i-1", "invoice.received", new
            {
                id = "R-1",
                kind = "supplier",
                party = "SUP-1",
                currency = "EUR",
                total = 142.8,
                issuedAt = DateTimeOffset.UtcNow,
                dueAt = DateTimeOffset.UtcNow.AddDays(30),
                bankAccount = "DE02120300000000202051",
                lines = new[] { new { document = "PO-7", item = "ITEM-1", quantity = 10, unitPrice = 12, vatPercent = 19 } },
            }),
        ];
        (await Api.PostAsync("/api/v1/signals", events, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
    }
}
