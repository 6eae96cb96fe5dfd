using ControlTower.Core.Effects;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Finance;

/// <summary>The small network with people of finance: P-21 and P-22 may spend 1,000, P-23 may spend 50,000. SUP-1 is known and was paid before.</summary>
internal sealed class FinanceScene
{
    public const string Account = "DE02120300000000202051";
    private int number;

    public FinanceScene()
    {
        Scene.Person("P-21", "finance").Person("P-22", "finance").Person("P-23", "management");
        Terms = FinanceTerms.Default("EUR") with
        {
            Authority = [new("finance", 1_000), new("management", 50_000)],
            SplitDays = 0,
            Parties = [new("SUP-1") { Country = "DE", BankAccount = Account }],
        };
        Scene.When(new PutFinanceTerms(Terms));
    }

    public Scene Scene { get; } = Scene.Small();

    public FinanceTerms Terms { get; private set; }

    public FinanceState State => Scene.State.Finance;

    public Invoice Last => State.Invoices.ById[$"IN-{1_000 + State.Invoices.Last}"];

    public void Put(Func<FinanceTerms, FinanceTerms> change)
    {
        Terms = change(Terms);
        Scene.When(new PutFinanceTerms(Terms));
    }

    /// <summary>A purchase order of ITEM-1 at EUR 10, all of which came.</summary>
    public FinanceScene Bought(string order, decimal quantity)
    {
        Scene.When(new PutNetwork(new() { PurchaseOrders = [new(order, "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(quantity))], Scene.Now.AddHours(1))] }));
        Scene.Signal(SignalTypes.ShipmentArrived, new { shipment = order, site = "DC-1" });
        return this;
    }

    /// <summary>SUP-1 bills it, without VAT unless told otherwise.</summary>
    public Invoice Billed(string order, decimal quantity, decimal price = 10, decimal vat = 0, string? account = Account, string? id = null)
    {
        Scene.Signal(SignalTypes.InvoiceReceived, Bill(id ?? $"R-{++number}", order, (quantity, price, vat), account));
        return Last;
    }

    /// <summary>As <see cref="Billed"/>, of a supplier that was paid before, so that nothing but the amount is to be looked at.</summary>
    public Invoice Matched(string order, decimal quantity)
    {
        Known();
        return Bought(order, quantity).Billed(order, quantity);
    }

    /// <summary>A small invoice of SUP-1 was approved.</summary>
    public void Known()
    {
        if (State.Party("SUP-1").Approved > 0) return;
        var first = Bought("PO-FIRST", 1).Billed("PO-FIRST", 1);
        Scene.When(new ReleaseInvoice(first.Id, "we know them"), Caller.Of("P-21"));
        Scene.When(new ApproveInvoice(first.Id, "well"), Caller.Of("P-22"));
    }

    public Invoice Find(string id) => State.Invoices.ById[id];

    public Invoice Approve(string id, string person, string reason = "it is right") => (Invoice)Scene.When(new ApproveInvoice(id, reason), Caller.Of(person));

    public PaymentsRun Pay(string person) => (PaymentsRun)Scene.When(new RunPayments(Scene.Now.AddDays(365)), Caller.Of(person));

    public string Bank()
    {
        var endpoint = (Endpoint)Scene.When(new SubscribeEndpoint("https://bank.example/hook"));
        return endpoint.Id;
    }

    public object Bill(string id, string order, (decimal Quantity, decimal Price, decimal Vat) what, string? account) => new
    {
        id,
        kind = "supplier",
        party = "SUP-1",
        currency = "EUR",
        total = what.Quantity * what.Price * (1 + (what.Vat / 100)),
        issuedAt = Scene.Now,
        dueAt = Scene.Now.AddDays(30),
        bankAccount = account,
        lines = new[] { new { document = order, item = "ITEM-1", quantity = what.Quantity, unitPrice = what.Price, vatPercent = what.Vat } },
    };

    /// <summary>In euros; debits are positive.</summary>
    public decimal Balance(AccountRole account) => State.Ledger.Balance(account, "EUR").Amount;
}
