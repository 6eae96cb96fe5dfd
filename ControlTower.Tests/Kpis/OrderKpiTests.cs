using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using static ControlTower.Tests.Kpis.OrderOutcomes;

namespace ControlTower.Tests.Kpis;

public class OrderKpiTests
{
    [Fact]
    public void Catalog_Ids_AreUniqueAndEachComputesOverNothing()
    {
        Assert.Equal(KpiCatalog.All.Count, KpiCatalog.All.Select(kpi => kpi.Definition.Id).Distinct().Count());
        foreach (var kpi in KpiCatalog.All)
        {
            var value = kpi.Compute(KpiInput.Select([], [], null, null)).Single();
            Assert.Equal((kpi.Definition.Id, 0), (value.Kpi, value.N));
            Assert.True(value.Value is null or 0);
            Assert.NotEmpty(kpi.Definition.Text);
        }
    }

    [Fact]
    public void CycleTime_P90_IsInterpolatedBetweenNeighbours()
    {
        var value = Figure("orderFulfilmentCycleTime", Delivered("1", 4, 9), Delivered("2", 1, 9), Delivered("3", 2, 9), Open("4"));
        Assert.Equal((3, 7 / 3.0, 2d, 3.6), (value.N, value.Mean, value.Median, value.P90));
    }

    [Fact]
    public void CycleTime_UndatedAndCancelledOrders_StayOut()
    {
        var undated = Open("2") with { Ended = OrderEnd.Delivered };
        var cancelled = Delivered("3", 50, 9) with { Ended = OrderEnd.Cancelled };
        Assert.Equal((1, 4d), (Figure("orderFulfilmentCycleTime", Delivered("1", 4, 9), undated, cancelled).N, Figure("orderFulfilmentCycleTime", Delivered("1", 4, 9), undated, cancelled).Mean));
    }

    [Fact]
    public void OnTime_SameDayAfterTheInstant_IsLateByTimestampOnly()
    {
        var order = Delivered("1", 2.25, 2);
        Assert.Equal((0d, 1d), (Figure("onTimeByTimestamp", order).Value, Figure("onTimeByDate", order).Value));
        Assert.Equal(1d, Figure("onTimeByTimestamp", Delivered("1", 2, 2)).Value);
        Assert.Equal(0d, Figure("onTimeByDate", Delivered("1", 2.5, 2)).Value);
    }

    [Fact]
    public void OnTime_WithoutPromise_NamesIt()
    {
        var value = Figure("onTimeByDate", Delivered("1", 2, 2) with { PromisedBy = null });
        Assert.Equal((null, 0, "promisedBy"), (value.Value, value.N, value.MissingInput));
    }

    [Fact]
    public void PerfectOrder_ShortDelivery_IsNotPerfectWhereItWasCounted()
    {
        var value = Figure("perfectOrderRate", Delivered("1", 1, 2).Counted(5, 5, 5), Delivered("2", 1, 2).Counted(5, 5, 4), Delivered("3", 1, 2), Delivered("4", 9, 2).Counted(5, 5, 5));
        Assert.Equal((0.5, 4, "undamaged, correctlyInvoiced"), (value.Value, value.N, value.MissingInput));
        Assert.Equal([new("onTimeByDate", 0.75), new("complete", 2 / 3.0)], value.Parts);
    }

    [Theory]
    [InlineData("undamaged", "damage reports")]
    [InlineData("correctlyInvoiced", "invoices")]
    public void PartsWithoutData_SayWhatIsMissing(string kpi, string missing)
    {
        var value = Figure(kpi, Delivered("1", 1, 2));
        Assert.Equal((null, missing), (value.Value, value.MissingInput));
    }

    [Fact]
    public void FillRate_Overshipment_DoesNotMakeUpForAnother()
    {
        var value = Figure("fillRate", Delivered("1", 1, 2).Counted(10, 12, 12), Delivered("2", 1, 2).Counted(10, 5, 5), Open("3").Counted(10, 0, 0));
        Assert.Equal((0.75, 2), (value.Value, value.N));
    }

    [Fact]
    public void Backlog_AtTheEnd_CountsWhatWasOpenThen()
    {
        var undated = Open("3") with { Ended = OrderEnd.Cancelled };
        OrderOutcome[] orders = [Open("1"), Delivered("2", 5, 9), undated];
        Assert.Equal(1, Figure("backlog", orders).Value);
        Assert.Equal(2, Figure("backlog", new KpiQuery(To: Noon.AddDays(4)), orders).Value);
        Assert.Equal(1, Figure("backlog", new KpiQuery(To: Noon.AddDays(6)), orders).Value);
    }

    [Fact]
    public void Selection_FromIsIncludedToIsNot()
    {
        var later = Open("2") with { PlacedAt = Noon.AddDays(1) };
        Assert.Equal(1, Figure("orders", new KpiQuery(Noon, Noon.AddDays(1)), Open("1"), later).Value);
        Assert.Equal(1, Figure("orders", new KpiQuery(Noon.AddTicks(1), Noon.AddDays(2)), Open("1"), later).Value);
    }

    [Fact]
    public void Throughput_OverTheDaysOfThePeriod()
    {
        OrderOutcome[] orders = [Delivered("1", 1, 2), Delivered("2", 4, 9), Open("3")];
        Assert.Equal(0.5, Figure("throughput", orders).Value);
        Assert.Equal(0.2, Figure("throughput", new KpiQuery(Noon, Noon.AddDays(10)), orders).Value);
    }

    [Fact]
    public void Revenue_TwoCurrencies_AreNeverAdded()
    {
        var dollars = Open("2") with { Value = Money.Of(7, "USD") };
        var values = Figures("revenue", new KpiQuery(), dollars, Open("1").WithLines(Line("1", "A", "S", 5)), Open("3"));
        Assert.Equal([("EUR", 5d, 1), ("USD", 7d, 1)], values.Select(value => (value.Unit, value.Value!.Value, value.N)));
    }

    [Fact]
    public void LineTimings_AreByCalendarDay()
    {
        Assert.Equal(LineTiming.OnTime, LineTimings.Of(OrderEnd.Delivered, Noon.AddHours(3), Noon));
        Assert.Equal(LineTiming.Late, LineTimings.Of(OrderEnd.Delivered, Noon.AddHours(12), Noon));
        Assert.Equal(LineTiming.Early, LineTimings.Of(OrderEnd.Delivered, Noon.AddHours(-13), Noon));
        Assert.Equal(LineTiming.Cancelled, LineTimings.Of(OrderEnd.Unavailable, Noon, Noon));
        Assert.Equal(LineTiming.Open, LineTimings.Of(OrderEnd.Delivered, null, Noon));
    }

    [Fact]
    public void Figures_DoNotDependOnTheOrderOfRows()
    {
        var orders = Enumerable.Range(1, 300).Select(i => Delivered($"{i}", i / 7.0, 20).WithLines(Line("1", $"F{i % 3}", $"S{i % 5}", i / 3m))).ToList();
        foreach (KpiSlice? by in new KpiSlice?[] { null, KpiSlice.Family, KpiSlice.Supplier, KpiSlice.Day })
        {
            var one = KpiReport.Compute(new KpiQuery(By: by), orders, []);
            var other = KpiReport.Compute(new KpiQuery(By: by), orders.AsEnumerable().Reverse(), []);
            Assert.Equal(one.Select(value => value with { Parts = [] }), other.Select(value => value with { Parts = [] }));
        }
    }
}
