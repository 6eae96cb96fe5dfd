using ControlTower.Core.Finance;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower.Finance;

/// <summary>What each event moves in the books.</summary>
public sealed class PostingTests
{
    private readonly FinanceScene finance = new();

    [Fact]
    public void Stock_OfTheNetwork_IsWhatTheBooksOpenWith()
    {
        // 10 and 500 of ITEM-1 at 10, 40 of ITEM-2 at 20.
        Assert.Equal((5_900m, -5_900m), (finance.Balance(AccountRole.Inventory), finance.Balance(AccountRole.OpeningBalance)));
    }

    [Fact]
    public void Goods_ThatAreBought_AreOwedUntilTheyAreBilled_ThenToTheSupplier()
    {
        var invoice = finance.Matched("PO-7", 50);
        var (inventory, owed) = (finance.Balance(AccountRole.Inventory), finance.Balance(AccountRole.GoodsReceivedNotInvoiced));
        Assert.Equal((5_900m + 10 + 500, -500m), (inventory, owed));
        finance.Approve(invoice.Id, "P-21");
        Assert.Equal((0m, -510m), (finance.Balance(AccountRole.GoodsReceivedNotInvoiced), finance.Balance(AccountRole.Payables)));
    }

    [Fact]
    public void Price_AboveTheOrder_IsAVariance()
    {
        finance.Known();
        var invoice = finance.Bought("PO-7", 50).Billed("PO-7", 50, 10.04m, 19);
        finance.Approve(invoice.Id, "P-21");
        Assert.Equal((2m, 95.38m, 0m), (finance.Balance(AccountRole.PriceVariance), finance.Balance(AccountRole.VatInput), finance.Balance(AccountRole.GoodsReceivedNotInvoiced)));
    }

    [Theory]
    [InlineData("sale", AccountRole.CostOfGoodsSold)]
    [InlineData("scrap", AccountRole.WriteOff)]
    [InlineData("transfer", AccountRole.GoodsInTransit)]
    public void Stock_ThatLeaves_GoesWhereItsReasonSays(string reason, AccountRole account)
    {
        finance.Scene.Signal(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-1", delta = -3, reason });
        Assert.Equal((5_870m, 30m), (finance.Balance(AccountRole.Inventory), finance.Balance(account)));
    }

    [Fact]
    public void Count_ThatDiffers_IsWrittenOffOrFound()
    {
        finance.Scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 7 });
        Assert.Equal((5_870m, 30m), (finance.Balance(AccountRole.Inventory), finance.Balance(AccountRole.WriteOff)));
    }

    [Fact]
    public void Vat_OfApprovedInvoices_StandsOnTheReturn()
    {
        finance.Scene.When(new PutVatRates([new("DE", VatCategory.Standard, 19, new(2021, 1, 1), null, "UStG § 12 (1)")]));
        finance.Put(terms => terms with { Countries = [new("DC-1", "DE")] });
        finance.Known();
        var invoice = finance.Bought("PO-7", 50).Billed("PO-7", 50, vat: 19);
        Assert.Empty(invoice.Findings);
        finance.Approve(invoice.Id, "P-21");
        var day = DateOnly.FromDateTime(finance.Scene.Now.UtcDateTime);
        var line = VatReport.Of(finance.State, day, day.AddDays(1), "DE").Lines.Single(one => one.Percent == 19);
        Assert.Equal((VatBox.PurchasesTaxed, 500m, 95m), (line.Box, line.Net.Amount, line.Vat.Amount));
        Assert.Empty(VatReport.Of(finance.State, day.AddDays(1), day.AddDays(2), null).Lines);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(91, 3)]
    [InlineData(121, 4)]
    public void Ageing_ByDaysSinceItWasDue_FallsIntoItsBucket(int days, int bucket)
    {
        var invoice = finance.Matched("PO-7", 50);
        finance.Approve(invoice.Id, "P-21");
        var line = Assert.Single(Ageing.Of(finance.State, finance.Scene.Now.AddDays(days), 30).Payable).All;
        decimal[] buckets = [line.NotDue.Amount, line.Days1To30.Amount, line.Days31To60.Amount, line.Days61To90.Amount, line.Over90.Amount];
        Assert.Equal(Enumerable.Range(0, 5).Select(at => at == bucket ? 510m : 0m), buckets);
    }
}
