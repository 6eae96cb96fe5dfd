using ControlTower.Core.Exceptions;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Finance;

/// <summary>An invoice from its coming to its end: matched, held, let through, approved within authority.</summary>
public sealed class SettlementTests
{
    private readonly FinanceScene finance = new();

    [Fact]
    public void Invoice_ThatMatches_WaitsForWhoMayApproveIt()
    {
        var invoice = finance.Matched("PO-7", 50);
        Assert.Empty(invoice.Findings);
        Assert.Equal((InvoiceStatus.Waiting, "finance"), (invoice.Status, invoice.Asked));
        Assert.Equal(InvoiceStatus.Approved, finance.Approve(invoice.Id, "P-21").Status);
    }

    [Fact]
    public void Invoice_AtAnotherPrice_IsHeldAndIsACaseWithItsMoneyAtRisk()
    {
        finance.Known();
        var invoice = finance.Bought("PO-7", 50).Billed("PO-7", 50, 12);
        Assert.Equal(InvoiceStatus.Held, invoice.Status);
        finance.Scene.Settle();
        var found = Case(CaseKind.SettlementMismatch, invoice);
        Assert.Equal(("Unit price above the order", "finance", 100m), (found.Deviation.Title, found.Deviation.Function, found.Impact!.Worth!.Value.Amount));
        Assert.Contains("Release it first", finance.Scene.Refused(new ApproveInvoice(invoice.Id, "well"), Caller.Of("P-21")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invoice_BeforeTheGoods_MatchesWhenTheyCome()
    {
        finance.Known();
        finance.Scene.When(new Core.Network.PutNetwork(new() { PurchaseOrders = [new("PO-8", "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(5))], finance.Scene.Now.AddHours(9))] }));
        var invoice = finance.Billed("PO-8", 5);
        Assert.Equal([MismatchKind.NotYetReceived], invoice.Findings.Select(found => found.Kind));
        finance.Scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "PO-8", site = "DC-1" });
        Assert.Equal(InvoiceStatus.Waiting, finance.Find(invoice.Id).Status);
        Assert.Equal(CaseStatus.ReturnedToNormal, Case(CaseKind.SettlementMismatch, invoice).Status);
    }

    [Fact]
    public void Release_AndApprove_TakeTwoPeople()
    {
        finance.Known();
        var invoice = finance.Bought("PO-7", 10).Billed("PO-7", 10, 12);
        finance.Scene.When(new ReleaseInvoice(invoice.Id, "agreed by phone"), Caller.Of("P-21"));
        Assert.Contains("two pairs of eyes", finance.Scene.Refused(new ApproveInvoice(invoice.Id, "well"), Caller.Of("P-21")).Message, StringComparison.Ordinal);
        Assert.Equal(InvoiceStatus.Approved, finance.Approve(invoice.Id, "P-22").Status);
    }

    [Fact]
    public void Approve_OverAuthority_AsksTheNext()
    {
        var invoice = finance.Matched("PO-7", 500);
        Assert.Equal("management", invoice.Asked);
        var asked = finance.Approve(invoice.Id, "P-21");
        Assert.Equal((InvoiceStatus.Waiting, "management", "finance"), (asked.Status, asked.Asked, Assert.Single(asked.Endorsements).Function));
        Assert.Contains("agreed already", finance.Scene.Refused(new ApproveInvoice(invoice.Id, "again"), Caller.Of("P-21")).Message, StringComparison.Ordinal);
        Assert.Equal(InvoiceStatus.Approved, finance.Approve(invoice.Id, "P-23").Status);
    }

    [Fact]
    public void Approve_BeyondEveryAuthority_IsRefused()
    {
        var invoice = finance.Matched("PO-7", 6_000);
        Assert.Contains("above every authority", finance.Scene.Refused(new ApproveInvoice(invoice.Id, "well"), Caller.Of("P-23")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Approve_WhatWasSplit_TakesTheAuthorityOfTheSum()
    {
        finance.Put(terms => terms with { SplitDays = 7 });
        var first = finance.Matched("PO-7", 70);
        var second = finance.Bought("PO-8", 71).Billed("PO-8", 71);
        Assert.Equal(("finance", "management"), (first.Asked, second.Asked));
        // The one that came first counts as well once its other half is there.
        Assert.Equal(InvoiceStatus.Waiting, finance.Approve(first.Id, "P-21").Status);
        var third = finance.Bought("PO-9", 95).Billed("PO-9", 95);
        Assert.DoesNotContain(third.Findings, found => found.Kind == MismatchKind.SplitBelowAuthority);
        var fourth = finance.Bought("PO-10", 96).Billed("PO-10", 96);
        Assert.Contains(fourth.Findings, found => found.Kind == MismatchKind.SplitBelowAuthority);
    }

    [Fact]
    public void Approve_ByWhoHasNoAuthority_SaysWhoHas()
    {
        var invoice = finance.Matched("PO-7", 5);
        Assert.Equal("It takes finance or management; you hold procurement.", finance.Scene.Refused(new ApproveInvoice(invoice.Id, "well"), Caller.Of("P-1")).Message);
        Assert.Contains("Only a person decides", finance.Scene.Refused(new ApproveInvoice(invoice.Id, "well"), Caller.Integration("erp")).Message, StringComparison.Ordinal);
        Assert.Contains("needs a reason", finance.Scene.Refused(new ApproveInvoice(invoice.Id, " "), Caller.Of("P-21")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Approve_WhatOneToldOfOneself_IsRefused()
    {
        finance.Known();
        finance.Bought("PO-7", 5);
        var told = Scene.Candidate(SignalTypes.InvoiceReceived, finance.Bill("R-OWN", "PO-7", (5, 10, 0), FinanceScene.Account), "own", finance.Scene.Now);
        finance.Scene.When(new TakeSignals([told], Single: true), Caller.Of("P-21"));
        Assert.Contains("you told of the invoice", finance.Scene.Refused(new ApproveInvoice(finance.Last.Id, "well"), Caller.Of("P-21")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invoice_ToANewAccount_IsASuspectedFraud()
    {
        finance.Known();
        var invoice = finance.Bought("PO-7", 5).Billed("PO-7", 5, account: "LT121000011101001000");
        var found = Case(CaseKind.SuspectedFraud, invoice);
        Assert.Equal((Severity.High, "The bank account is another one"), (found.Deviation.Severity, found.Deviation.Title));
        finance.Scene.When(new RejectInvoice(invoice.Id, "they know of nothing"), Caller.Of("P-21"));
        Assert.Equal(CaseStatus.ReturnedToNormal, Case(CaseKind.SuspectedFraud, invoice).Status);
    }

    [Fact]
    public void Automatic_UpToItsLimit_ApprovesWhatMatchesInAll()
    {
        finance.Put(terms => terms with { AutomaticUpTo = 100 });
        Assert.Equal(InvoiceStatus.Waiting, finance.Matched("PO-7", 11).Status);
        Assert.Equal((InvoiceStatus.Approved, "system"), (finance.Matched("PO-8", 10).Status, finance.Last.ApprovedBy));
        Assert.Equal(InvoiceStatus.Held, finance.Bought("PO-9", 5).Billed("PO-9", 5, 11).Status);
    }

    [Fact]
    public void Reject_LetsTheNextBillThrough()
    {
        var first = finance.Matched("PO-7", 10);
        var second = finance.Billed("PO-7", 10, id: "R-AGAIN");
        Assert.Equal(InvoiceStatus.Held, second.Status);
        finance.Scene.When(new RejectInvoice(first.Id, "wrong address"), Caller.Of("P-21"));
        Assert.Equal((InvoiceStatus.Rejected, InvoiceStatus.Waiting), (finance.Find(first.Id).Status, finance.Find(second.Id).Status));
    }

    private ExceptionCase Case(CaseKind kind, Invoice invoice) => finance.Scene.State.Exceptions.OpenAbout(kind, invoice.Id)
        ?? finance.Scene.State.Exceptions.Resolved.Values.Single(one => one.Deviation.Kind == kind && one.Deviation.Reference == invoice.Id);
}
