using ControlTower.Core.Effects;
using ControlTower.Core.Finance;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Finance;

/// <summary>Money goes out once, and what orders wait for comes in.</summary>
public sealed class PaymentTests
{
    private readonly FinanceScene finance = new();

    [Fact]
    public void Run_PaysWhatIsApprovedAndDue_OnceAndByAnother()
    {
        var invoice = Approved("PO-7", 50);
        Assert.Equal([(invoice.Id, "you approved it; another person pays it")], finance.Pay("P-21").Left.Where(left => left.Invoice == invoice.Id).Select(left => (left.Invoice, left.Because)));
        var run = finance.Pay("P-23");
        var payment = Assert.Single(run.Payments);
        Assert.Contains(invoice.Id, payment.Invoices);
        Assert.Equal(InvoiceStatus.InPayment, finance.Find(invoice.Id).Status);
        Assert.Empty(finance.Pay("P-23").Payments);
    }

    [Fact]
    public void Run_BeforeItIsDue_PaysNothing()
    {
        Approved("PO-7", 50);
        Assert.Empty(((PaymentsRun)finance.Scene.When(new RunPayments(null), Caller.Of("P-23"))).Payments);
    }

    [Fact]
    public void Run_TellsOneBankAlone_UnderThePaymentsId()
    {
        var bank = finance.Bank();
        finance.Scene.When(new SubscribeEndpoint("https://erp.example/hook"));
        Approved("PO-7", 50);
        var payment = Assert.Single(finance.Pay("P-23").Payments);
        var effect = Assert.Single(finance.Scene.Last.Select(fact => fact.Body).OfType<EffectRequested>());
        Assert.Equal((bank, "payment.requested", payment.Id), (effect.Endpoint, effect.Type, effect.Payload.GetProperty("payment").GetString()));
        // However often the effect is tried or given up, no other payment stands for the invoice.
        for (var attempt = 1; attempt <= EffectState.Backoff.Count + 1; attempt++) finance.Scene.When(new ReportEffect(effect.Effect, attempt, "no answer"), Caller.System);
        Assert.Empty(finance.Pay("P-23").Payments);
        finance.Scene.When(new ReplayEffect(effect.Effect));
        Assert.Equal(payment.Id, finance.Scene.State.Effects.Effects[effect.Effect].Origin);
    }

    [Fact]
    public void Made_ClosesTheInvoices_AndIsTakenOnce()
    {
        var invoice = Approved("PO-7", 50);
        var payment = Assert.Single(finance.Pay("P-23").Payments);
        var before = finance.Balance(AccountRole.Cash);
        finance.Scene.Signal(SignalTypes.PaymentMade, new { payment = payment.Id, bankReference = "B-1" });
        Assert.Equal(InvoiceStatus.Paid, finance.Find(invoice.Id).Status);
        Assert.Equal((0m, before - payment.Amount.Amount), (finance.Balance(AccountRole.Payables), finance.Balance(AccountRole.Cash)));
        var again = Scene.Candidate(SignalTypes.PaymentMade, new { payment = payment.Id }, "again", finance.Scene.Now);
        Assert.Contains("was made already", finance.Scene.Refused(new TakeSignals([again], Single: true), Caller.Integration("bank")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credit_OfASupplier_LowersWhatIsPaid()
    {
        var invoice = Approved("PO-7", 50);
        finance.Scene.Signal(SignalTypes.CreditNoteReceived, new
        {
            id = "C-1",
            kind = "supplier",
            party = "SUP-1",
            invoice = invoice.Number,
            currency = "EUR",
            total = 100,
            issuedAt = finance.Scene.Now,
            lines = new[] { new { document = "PO-7", item = "ITEM-1", quantity = 10, unitPrice = 10 } },
        });
        Assert.Equal(InvoiceStatus.Paid, finance.Last.Status);
        Assert.Equal(400, finance.Find(invoice.Id).Open.Amount);
        Assert.Equal(400 + 10, Assert.Single(finance.Pay("P-23").Payments).Amount.Amount);
    }

    [Fact]
    public void Order_ToBePaidFirst_IsHeldUntilItsMoneyIsThere()
    {
        finance.Put(terms => terms with { PrepaidChannels = ["web"] });
        Place("SO-W", "web", 4);
        Assert.Equal((true, 100m), (finance.State.Orders["SO-W"].Held, finance.State.Orders["SO-W"].Due!.Value.Amount));
        Receive(new { order = "SO-W", amount = 60, currency = "EUR", stage = "authorised" });
        Assert.True(finance.State.Orders["SO-W"].Held);
        Receive(new { order = "SO-W", amount = 40, currency = "EUR", stage = "authorised" });
        Assert.False(finance.State.Orders["SO-W"].Held);
        Place("SO-S", "store", 4);
        Assert.False(finance.State.Orders.ContainsKey("SO-S"));
    }

    [Fact]
    public void Deposit_StandsAgainstTheInvoice_AndWhatIsCreditedGoesBack()
    {
        Place("SO-W", "web", 4);
        Receive(new { order = "SO-W", amount = 100, currency = "EUR", stage = "captured" });
        Assert.Equal((100m, -100m), (finance.Balance(AccountRole.Cash), finance.Balance(AccountRole.CustomerDeposits)));
        finance.Scene.When(new Core.Orders.AdvanceOrder("SO-W", Core.Orders.OrderStatus.Shipped, finance.Scene.Now));
        ToCustomer(SignalTypes.InvoiceReceived, "A-1", null, 4);
        Assert.Equal((InvoiceStatus.Paid, 0m, 0m, -100m), (finance.Last.Status, finance.Balance(AccountRole.CustomerDeposits), finance.Balance(AccountRole.Receivables), finance.Balance(AccountRole.Revenue)));
        ToCustomer(SignalTypes.CreditNoteReceived, "G-1", "A-1", 1);
        finance.Scene.When(new ReleaseInvoice(finance.Last.Id, "goodwill"), Caller.Of("P-21"));
        finance.Approve(finance.Last.Id, "P-22");
        Assert.Equal((-25m, 25m), (finance.Balance(AccountRole.Receivables), finance.Balance(AccountRole.Returns)));
        Receive(new { order = "SO-W", amount = 25, currency = "EUR", stage = "refunded" });
        Assert.Equal((InvoiceStatus.Paid, 0m, 75m), (finance.Last.Status, finance.Balance(AccountRole.Receivables), finance.Balance(AccountRole.Cash)));
    }

    private Invoice Approved(string order, decimal quantity) => finance.Approve(finance.Matched(order, quantity).Id, "P-21");

    private void Place(string id, string channel, decimal quantity) => finance.Scene.Signal(SignalTypes.OrderPlaced, new
    {
        id,
        customer = "C-1",
        destination = "STORE-1",
        channel,
        placedAt = finance.Scene.Now,
        promisedBy = finance.Scene.Now.AddDays(3),
        lines = new[] { new { id = "1", item = "ITEM-1", quantity, price = new { amount = 25, currency = "EUR" } } },
    });

    private void Receive(object payment) => finance.Scene.Signal(SignalTypes.PaymentReceived, payment);

    private void ToCustomer(string type, string id, string? invoice, decimal quantity)
    {
        var lines = new[] { new { document = "SO-W", item = "ITEM-1", quantity, unitPrice = 25 } };
        object bill = invoice is null
            ? new { id, kind = "customer", party = "C-1", currency = "EUR", total = quantity * 25, issuedAt = finance.Scene.Now, lines }
            : new { id, kind = "customer", party = "C-1", invoice, currency = "EUR", total = quantity * 25, issuedAt = finance.Scene.Now, lines };
        finance.Scene.Signal(type, bill);
    }
}
