using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower.Finance;

/// <summary>What a carried order and its return mean for money: how much was shipped and came back, the worth of the goods, and what is credited.</summary>
public sealed class ReturnMoneyTests
{
    private readonly FinanceScene finance = new();

    [Fact]
    public void Ship_OfAPart_LetsThatPartBeBilled()
    {
        Carry(4, OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack);
        Move(OrderMachine.Ship, 3);
        Assert.Equal(3m, Line.Fulfilled.Units);
        Move(OrderMachine.Cancel, 1);
        Assert.Equal((3m, OrderStand.Shipped), (Line.Fulfilled.Units, OrderStanding.Of(finance.Scene.State.Orders.Tracks["SO-9"])));
        Assert.Contains(MismatchKind.QuantityAboveReceived, Bill(4).Findings.Select(found => found.Kind));
    }

    [Fact]
    public void Change_ToMore_LetsMoreBeBilled()
    {
        Carry(2);
        Move(OrderMachine.Change, 5);
        Move(OrderMachine.Release, 5);
        Move(OrderMachine.Pick, 5);
        Move(OrderMachine.Pack, 5);
        Move(OrderMachine.Ship, 5);
        Assert.Equal((5m, 5m), (Line.Ordered.Units, Line.Fulfilled.Units));
        Assert.Empty(Bill(5).Findings);
    }

    [Fact]
    public void Goods_ThatGoAndComeBack_TakeTheirWorthWithThem()
    {
        var stock = finance.Balance(AccountRole.Inventory);
        Carry(4, OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship);
        Assert.Equal((stock - 40, 40m), (finance.Balance(AccountRole.Inventory), finance.Balance(AccountRole.CostOfGoodsSold)));
        Move(OrderMachine.Deliver);
        Move(OrderMachine.RequestReturn, 3);
        Move(OrderMachine.ReceiveReturn);
        Assert.Equal((stock - 10, 10m, 3m), (finance.Balance(AccountRole.Inventory), finance.Balance(AccountRole.CostOfGoodsSold), Line.Returned.Units));
        Move(OrderMachine.Inspect);
        Move(OrderMachine.Restock, 2);
        Move(OrderMachine.WriteOff, 1);
        Assert.Equal((stock - 20, 10m, 10m), (finance.Balance(AccountRole.Inventory), finance.Balance(AccountRole.CostOfGoodsSold), finance.Balance(AccountRole.WriteOff)));
    }

    [Fact]
    public void Return_ThatIsRefused_IsSoldAgain()
    {
        Carry(4, OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship, OrderMachine.Deliver);
        Move(OrderMachine.RequestReturn, 2);
        Move(OrderMachine.ReceiveReturn);
        Move(OrderMachine.RefuseReturn);
        Assert.Equal((0m, 40m), (Line.Returned.Units, finance.Balance(AccountRole.CostOfGoodsSold)));
    }

    [Fact]
    public void Goods_ThatAreLost_AreWrittenOff()
    {
        Carry(4, OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship);
        Move(OrderMachine.Lose, 1);
        Assert.Equal((30m, 10m), (finance.Balance(AccountRole.CostOfGoodsSold), finance.Balance(AccountRole.WriteOff)));
    }

    [Fact]
    public void Refund_OfWhatWasBilled_WritesACreditNoteThatSomebodyApproves()
    {
        Billed(4);
        Return(3, OrderMachine.Refund);
        var note = finance.Last;
        Assert.Equal((true, "CN-SO-9-R1", "A-9", Money.Of(89.25m, "EUR"), InvoiceStatus.Waiting, "finance"), (note.Credit, note.Number, note.Corrects, note.Total, note.Status, note.Asked));
        Assert.Empty(note.Findings);
        finance.Approve(note.Id, "P-21");
        Assert.Equal((75m, 29.75m), (finance.Balance(AccountRole.Returns), finance.Balance(AccountRole.Receivables)));
        // The next return of the same goods credits what is left of them, under a number of its own.
        Return(1, OrderMachine.Refund);
        Assert.Equal(("CN-SO-9-R2", 29.75m), (finance.Last.Number, finance.Last.Total.Amount));
        Assert.Empty(finance.Last.Findings);
    }

    [Fact]
    public void Refund_OfLessThanItCost_IsHeldSinceItDiffers()
    {
        Billed(4);
        Return(2, OrderMachine.Refund, Money.Of(40, "EUR"));
        Assert.Equal((47.6m, InvoiceStatus.Held), (finance.Last.Total.Amount, finance.Last.Status));
        Assert.Contains(MismatchKind.CreditDiffersInTerms, finance.Last.Findings.Select(found => found.Kind));
    }

    [Fact]
    public void Refund_OfWhatNobodyBilled_CreditsNothing()
    {
        Carry(4, OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship, OrderMachine.Deliver);
        var before = finance.State.Invoices.Last;
        Return(1, OrderMachine.Refund);
        Return(1, OrderMachine.Replace);
        Assert.Equal(before, finance.State.Invoices.Last);
    }

    [Fact]
    public void Withdrawn_BeforeItIsApproved_IsSentBack()
    {
        finance.Known();
        var held = finance.Bought("PO-7", 50).Billed("PO-7", 50, 12);
        finance.Scene.Signal(SignalTypes.SignalRetracted, new { id = Told(held), reason = "sent by mistake" });
        Assert.Equal((InvoiceStatus.Rejected, "its signal was withdrawn: sent by mistake"), (finance.Find(held.Id).Status, finance.Find(held.Id).Reason));
        Assert.DoesNotContain(finance.Scene.State.Exceptions.Open.Values, one => one.Deviation.Reference == held.Id && one.Status == Core.Exceptions.CaseStatus.New);
        // What it billed may be billed anew, and is not found twice.
        Assert.Empty(finance.Billed("PO-7", 50).Findings);
    }

    private TradeLine Line => finance.State.Trade.Find("SO-9")!.Lines[0];

    internal static string Told(Invoice invoice) => invoice.Signal!.Split(Keys.Separator)[1];

    private void Carry(decimal quantity, params string[] transitions)
    {
        finance.Scene.When(new PlaceOrder(Networks.Order("SO-9", "STORE-2", 60, quantity)));
        foreach (var transition in transitions) Move(transition);
    }

    private void Move(string transition, decimal? quantity = null) => finance.Scene.When(new MoveOrder("SO-9", transition, new()
    {
        Lines = quantity is { } units ? [new("1", Quantity.Of(units))] : null,
        Reason = "since it is so",
    }));

    private void Billed(decimal quantity)
    {
        Carry(quantity, OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship, OrderMachine.Deliver);
        var invoice = Bill(quantity);
        Assert.Equal((InvoiceStatus.Approved, quantity * 25), (invoice.Status, -finance.Balance(AccountRole.Revenue)));
    }

    private Invoice Bill(decimal quantity)
    {
        finance.Scene.Signal(SignalTypes.InvoiceReceived, new
        {
            id = "A-9",
            kind = "customer",
            party = "C-SO-9",
            currency = "EUR",
            total = quantity * 25 * 1.19m,
            issuedAt = finance.Scene.Now,
            lines = new[] { new { document = "SO-9", item = "ITEM-1", quantity, unitPrice = 25, vatPercent = 19 } },
        });
        return finance.Last;
    }

    private void Return(decimal quantity, string end, Money? amount = null)
    {
        Move(OrderMachine.RequestReturn, quantity);
        Move(OrderMachine.ReceiveReturn);
        Move(OrderMachine.Inspect);
        Move(OrderMachine.Restock);
        finance.Scene.When(new MoveOrder("SO-9", end, new() { Amount = amount }));
    }
}
