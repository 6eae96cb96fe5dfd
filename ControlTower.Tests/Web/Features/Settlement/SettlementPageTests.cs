using Bunit;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Settlement;

namespace ControlTower.Tests.Web.Features.Settlement;

public sealed class SettlementPageTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(SettlementPage))]
    public void Page_NothingHeld_SaysHowInvoicesCome() => Assert.Equal("Nothing is held", Render<SettlementPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(SettlementPage))]
    public async Task Page_AnInvoiceComesWhileOpen_IsListedWithWhatIsWrong()
    {
        await SeedAsync();
        var page = Render<SettlementPage>();
        await BillAsync();
        page.WaitForAssertion(() => Assert.Equal("IN-1001", page.Find("tbody a.id").TextContent), TimeSpan.FromSeconds(10));
        Assert.Contains("Unit price above the order +1", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 held, 0 to approve", page.Find(".page-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AnInvoiceIsChosen_StandsBesideOrderAndReceiptWithItsDifferencesMarked()
    {
        await SeedAsync();
        await BillAsync();
        At("/settlement?id=IN-1001");
        var panel = Render<SettlementPage>().Find("aside.side");
        Assert.Contains("expected EUR 10, found EUR 12", panel.TextContent, StringComparison.Ordinal);
        Assert.Equal("12.00", Assert.Single(panel.QuerySelectorAll("td.settle-off")).TextContent.Trim());
    }

    [Fact]
    public async Task Page_TheReaderHasNoAuthority_SaysWhoHas()
    {
        await SeedAsync();
        await BillAsync();
        At("/settlement?id=IN-1001");
        var page = Render<SettlementPage>();
        Assert.All(page.FindAll(".settle-acts button"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Equal("It takes finance or management; you hold operations.", page.Find(".settle-why").TextContent);
    }

    [Fact]
    public async Task Page_TheReaderLetsItThrough_ItWaitsForAnother()
    {
        var page = await OpenAsync();
        await ConfirmAsync(page, "Let through", "agreed by phone");
        page.WaitForAssertion(() => Assert.Equal(InvoiceStatus.Waiting, State.Finance.Invoices.ById["IN-1001"].Status));
        Assert.Equal("person:P-1", State.Finance.Invoices.ById["IN-1001"].ReleasedBy);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(SettlementPage))]
    public async Task Page_SomebodyWasFirst_SaysThatItWasNotDone()
    {
        var page = await OpenAsync();
        await page.InvokeAsync(() => Button(page, "Let through").Click());
        await AskAsync(new RejectInvoice("IN-1001", "they bill it anew"), Caller.AdministratorKey);
        await page.InvokeAsync(() => page.Find("#settle-reason").Input("agreed by phone"));
        await page.InvokeAsync(() => page.FindAll(".dlg button, dialog button").Last(button => button.TextContent.Contains("Let through", StringComparison.Ordinal)).Click());
        page.WaitForAssertion(() => Assert.Contains("IN-1001 is rejected and cannot be released", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ageing", "What customers owe", "/export/ageing.csv")]
    [InlineData("vat", "No VAT rates were put", "/export/vat-report.csv")]
    [InlineData("over", "Nothing is over yet", "/export/invoices.csv?show=over")]
    public async Task Page_OfAnotherTab_ShowsItAndOffersItsFile(string show, string text, string file)
    {
        await SeedAsync();
        At($"/settlement?show={show}");
        var page = Render<SettlementPage>();
        Assert.Contains(text, page.Markup, StringComparison.Ordinal);
        Assert.Equal(file, page.Find(".page-head a.file").GetAttribute("href"));
    }

    [Fact]
    public async Task Ageing_AsAFile_HasARowForEachPartyAndSide()
    {
        await SeedAsync();
        await AskAsync(new ChangePerson("P-1", MyRoles, ["finance"]));
        await BillAsync();
        await AskAsync(new ReleaseInvoice("IN-1001", "agreed by phone"));
        await AskAsync(new ApproveInvoice("IN-1001", "agreed by phone"), Caller.AdministratorKey);
        var rows = SettlementExport.Rows(SettlementView.AgeingOf(State, (Tower.Now, Tower.Core.Rules))).Select(row => string.Join('|', row.Take(4)));
        Assert.Equal("payable|EUR|SUP-1|120", Assert.Single(rows));
    }

    private async Task<IRenderedComponent<SettlementPage>> OpenAsync()
    {
        await SeedAsync();
        await AskAsync(new ChangePerson("P-1", MyRoles, ["finance"]));
        await BillAsync();
        At("/settlement?id=IN-1001");
        return Render<SettlementPage>();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SettlementPage> page, string label) => page.FindAll(".settle-acts button").Single(button => button.TextContent.Contains(label, StringComparison.Ordinal));

    private static async Task ConfirmAsync(IRenderedComponent<SettlementPage> page, string label, string reason)
    {
        await page.InvokeAsync(() => Button(page, label).Click());
        await page.InvokeAsync(() => page.Find("#settle-reason").Input(reason));
        await page.InvokeAsync(() => page.FindAll(".dlg button, dialog button").Last(button => button.TextContent.Contains(label, StringComparison.Ordinal)).Click());
    }

    /// <summary>Ten of ITEM-1 came at EUR 10, and are billed at 12 by a supplier who was never paid.</summary>
    private async Task BillAsync()
    {
        await AskAsync(new PutNetwork(new() { PurchaseOrders = [new("PO-7", "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(10))], Tower.Now.AddHours(1))] }));
        await TellAsync(SignalTypes.ShipmentArrived, new { shipment = "PO-7", site = "DC-1" });
        await TellAsync(SignalTypes.InvoiceReceived, new
        {
            id = "R-1",
            kind = "supplier",
            party = "SUP-1",
            currency = "EUR",
            total = 120,
            issuedAt = Tower.Now,
            bankAccount = "DE02120300000000202051",
            lines = new[] { new { document = "PO-7", item = "ITEM-1", quantity = 10, unitPrice = 12 } },
        });
    }

    private async Task TellAsync(string type, object data) => await AskAsync(new TakeSignals([Scene.Candidate(type, data, type, Tower.Now)], Single: true), Caller.Integration("erp"));
}
