using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Core.Network;

namespace ControlTower.Tests.Kpis;

public sealed class StockKpiTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>100 units at 5 EUR from Monday on; at noon of the next day 20 are sold, and on the day after 10 go to another site.</summary>
    private static readonly KpiMaterial Material = new([], [])
    {
        Items = [new("A", "tools", Money.Of(5, "EUR")), new("B", null, null)],
        Sites = [new(new("DC", "Centre", SiteKind.DistributionCenter) { Capacity = 10 }), new(new("CUS", "Customer", SiteKind.Customer))],
        StockDays =
        [
            new("DC", "A", Monday) { Net = Quantity.Of(100), HeldMicroSeconds = Held(100, 86_400) },
            new("DC", "A", Monday.AddDays(1)) { Net = Quantity.Of(-20), HeldMicroSeconds = Held(-20, 43_200), Sold = Quantity.Of(20) },
            new("DC", "A", Monday.AddDays(2)) { Net = Quantity.Of(-10), HeldMicroSeconds = Held(-10, 86_400), Moved = Quantity.Of(10) },
            new("DC", "B", Monday) { Net = Quantity.Of(7), Counts = 4, CountsWithin = 3 },
            new("CUS", "A", Monday) { Net = Quantity.Of(1_000), HeldMicroSeconds = Held(1_000, 86_400) },
        ],
        AsOf = Monday.AddDays(3).AddHours(1),
    };

    [Fact]
    public void Turnover_OverFourDays_IsWhatLeftOverTheAverage()
    {
        // 100, 90, 70 and 70 units: 82.5 on average.
        var value = Of("inventoryTurnover");
        Assert.Equal(20 * 5 * 365m / 4 / (82.5m * 5), (decimal)value.Value!.Value, 10);
        Assert.Equal("unitCost of B", value.MissingInput);
        Assert.Equal([new("costOfGoodsLeft", 100, "EUR"), new("averageStock", 412.5, "EUR"), new("days", 4, "days")], value.Parts);
    }

    [Fact]
    public void Turnover_BySite_CountsWhatWasSentToOthers()
    {
        var values = KpiReport.Compute([KpiCatalog.Find("inventoryTurnover")!], new KpiQuery(By: KpiSlice.Site), Material);
        Assert.Equal(["CUS", "DC"], values.Select(value => value.By!));
        Assert.Equal("stock", values[0].MissingInput);
        Assert.Equal(150, values[1].Parts[0].Value);
        Assert.Equal(["A", "B"], KpiReport.Compute([KpiCatalog.Find("inventoryTurnover")!], new KpiQuery(By: KpiSlice.Item), Material).Select(value => value.By!));
    }

    [Fact]
    public void Turnover_OfOneDay_LooksAtThatDayOnly() =>
        Assert.Equal([new("costOfGoodsLeft", 100, "EUR"), new("averageStock", 450, "EUR"), new("days", 1, "days")], Of("inventoryTurnover", new(Monday.AddDays(1), Monday.AddDays(2))).Parts);

    [Fact]
    public void Turnover_WhereNoSaleIsTold_TakesShippedLines()
    {
        var shipped = Material with { ShippedLines = [new("A", null, Quantity.Of(3), Monday.AddDays(2).AddHours(5)), new("C", null, Quantity.Of(9), Monday.AddDays(2))] };
        Assert.Equal(15, Of("inventoryTurnover", new(Monday.AddDays(2)), shipped).Parts[0].Value);
        Assert.Equal(100, Of("inventoryTurnover", new(), shipped).Parts[0].Value);
    }

    [Fact]
    public void Turnover_WithoutStock_SaysSo() => Assert.Equal((null, "stock"), (Of("inventoryTurnover", new(), new([], [])).Value, Of("inventoryTurnover", new(), new([], [])).MissingInput));

    [Fact]
    public void DaysOfSupply_IsStockOverThePaceOfFourWeeks() => Assert.Equal(70 * 28 / 20d, Of("daysOfSupply").Value!.Value, 10);

    [Fact]
    public void DaysOfSupply_WithoutSales_SaysSo() => Assert.Equal("sales", Of("daysOfSupply", new(null, Monday.AddDays(1))).MissingInput);

    [Fact]
    public void Accuracy_IsTheShareOfCountsWithin() => Assert.Equal((0.75, 4), (Of("inventoryAccuracy").Value!.Value, Of("inventoryAccuracy").N));

    [Fact]
    public void CapacityUsed_IsWhatWasHandledOverWhatCouldBe() => Assert.Equal(30 / (4 * 24 * 10d), Of("capacityUsed").Value!.Value, 10);

    [Fact]
    public void SupplierOnTimeInFull_JudgesWhatIsOverOrCame()
    {
        MovementOutcome Order(string id, int came, double? days) => new(id, true, "SUP", "DC", null, Monday.AddHours(8))
        {
            Ordered = Quantity.Of(10),
            Received = days is null ? null : Quantity.Of(came),
            ArrivedAt = days is { } after ? Monday.AddDays(after) : null,
        };
        var material = Material with { Movements = [Order("1", 10, 0.9), Order("2", 9, 0.1), Order("3", 10, 1), Order("4", 0, null), Order("5", 0, null) with { PromisedAt = Monday.AddDays(3) }] };
        var value = Of("supplierOnTimeInFull", new(), material);
        Assert.Equal((0.25, 4), (value.Value!.Value, value.N));
        Assert.Equal([new("onTime", 0.5), new("inFull", 0.5), new("notArrived", 1, "")], value.Parts);
        Assert.Equal(("SUP", 4), KpiReport.Compute([KpiCatalog.Find("supplierOnTimeInFull")!], new KpiQuery(By: KpiSlice.Supplier), material).Select(one => (one.By, one.N)).Single());
        Assert.Equal("carrier of shipments", Of("carrierOnTimeInFull", new(), material).MissingInput);
    }

    [Fact]
    public void WaitingTime_HasItsPartsByFunctionAndHandOff()
    {
        var waits = Material with
        {
            Waits = [new("1", "logistics", "step", Monday, Monday.AddHours(2)), new("2", "logistics", "step", Monday, null), new("3", "finance", "approval", Monday, Monday.AddHours(6))],
        };
        var value = Of("waitingTime", new(), waits);
        Assert.Equal((4, 2), (value.Value!.Value, value.N));
        Assert.Equal([new("finance approval", 6), new("logistics step", 2)], value.Parts);
    }

    private static long Held(decimal units, int seconds) => (long)(units * 1_000_000 * seconds);

    private static KpiValue Of(string kpi, KpiQuery? query = null, KpiMaterial? material = null) => KpiReport.Compute([KpiCatalog.Find(kpi)!], query ?? new(), material ?? Material).Single();
}
