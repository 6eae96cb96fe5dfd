using ControlTower.Core.Finance;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower.Finance;

/// <summary>An invoice that stands in the books, and whose signal is withdrawn.</summary>
public sealed class WithdrawnInvoiceTests
{
    private static readonly AccountRole[] Moved = [AccountRole.GoodsReceivedNotInvoiced, AccountRole.Payables, AccountRole.PriceVariance, AccountRole.VatInput, AccountRole.Rounding];
    private readonly FinanceScene finance = new();

    [Fact]
    public void Approved_IsTakenOutOfTheBooksExactly_WhateverTheTermsAreByThen()
    {
        finance.Scene.When(new PutVatRates([new("DE", VatCategory.Standard, 19, new(2021, 1, 1), null, "UStG § 12 (1)")]));
        finance.Put(terms => terms with { Countries = [new("DC-1", "DE")] });
        finance.Known();
        finance.Bought("PO-7", 50);
        var (before, newest) = (Balances(), finance.State.Ledger.LastPosting);
        var invoice = finance.Billed("PO-7", 50, 10.04m, 19);
        finance.Approve(invoice.Id, "P-21");
        Assert.NotEqual(before, Balances());
        finance.Put(terms => terms with { Countries = [new("DC-1", "FR")] });
        finance.Scene.PassWithoutBells(72);
        Retract(invoice);
        Assert.Equal((InvoiceStatus.Rejected, "its signal was withdrawn: sent by mistake"), (finance.Find(invoice.Id).Status, finance.Find(invoice.Id).Reason));
        Assert.Equal(before, Balances());
        // The entry stays, and its reverse is dated when it was withdrawn.
        Assert.Equal(newest + 2, finance.State.Ledger.LastPosting);
        var day = DateOnly.FromDateTime(finance.Scene.Now.UtcDateTime);
        Assert.Equal(-95.38m, VatReport.Of(finance.State, day, day.AddDays(1), "DE").Lines.Single(one => one.Percent == 19).Vat.Amount);
        Assert.DoesNotContain(VatReport.Of(finance.State, day.AddDays(-9), day.AddDays(1), "DE").Lines, one => one.Vat.Micros != 0);
    }

    [Fact]
    public void Approved_OnceTakenOut_MayBeBilledAnew_AndIsNotPaid()
    {
        var invoice = finance.Matched("PO-7", 50);
        finance.Approve(invoice.Id, "P-21");
        Retract(invoice);
        Assert.DoesNotContain(finance.Pay("P-22").Payments, payment => payment.Invoices.Contains(invoice.Id));
        Assert.Empty(finance.Billed("PO-7", 50).Findings);
    }

    [Theory]
    [InlineData(false, "is in the payment PY-1")]
    [InlineData(true, "is paid")]
    public void InPayment_OrPaid_TheSignalStands_AndTheReasonIsTold(bool made, string word)
    {
        var invoice = finance.Matched("PO-7", 50);
        finance.Approve(invoice.Id, "P-21");
        finance.Bank();
        var payment = finance.Pay("P-22").Payments.Single(one => one.Invoices.Contains(invoice.Id));
        if (made) finance.Scene.Signal(SignalTypes.PaymentMade, new { payment = payment.Id });
        var (before, status) = (Balances(), finance.Find(invoice.Id).Status);
        var refusal = finance.Scene.Refused(Retraction(invoice));
        Assert.Contains($"it told of {invoice.Id}, which {word}: a credit note corrects it", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((before, status), (Balances(), finance.Find(invoice.Id).Status));
    }

    [Fact]
    public void Books_AfterAReversal_BalanceAndKeepNothingToReverse()
    {
        var invoice = finance.Matched("PO-7", 50);
        finance.Approve(invoice.Id, "P-21");
        Assert.True(finance.State.Booked.ContainsKey(invoice.Id));
        Retract(invoice);
        Assert.False(finance.State.Booked.ContainsKey(invoice.Id));
        Assert.Equal(0, finance.State.Ledger.Balances.Values.Sum());
    }

    private void Retract(Invoice invoice) => finance.Scene.When(Retraction(invoice));

    private TakeSignals Retraction(Invoice invoice) =>
        new([Scene.Candidate(SignalTypes.SignalRetracted, new { id = ReturnMoneyTests.Told(invoice), reason = "sent by mistake" }, $"back-{invoice.Id}", finance.Scene.Now)], true);

    private string Balances() => string.Join(' ', Moved.Select(account => finance.Balance(account)));
}
