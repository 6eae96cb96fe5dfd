using ControlTower.Core.Kpis;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Runtime.Import;

public class OlistTests
{
    private static readonly Lazy<ImportPlan> Plan = new(() => ImportReader.Read(ShippedMappings.Read("olist"), SharedData.Set("olist")).Value!);

    private static readonly Lazy<IReadOnlyList<KpiValue>> Figures = new(() => KpiReport.Compute(new KpiQuery(), Outcomes.Of(Plan.Value), []));

    [SharedDataFact("olist")]
    public void Read_AllFiles_RejectsNothingAndMissesNothing()
    {
        Assert.Empty(Plan.Value.Rejected);
        Assert.Equal(0, Plan.Value.Counts.MissingFiles);
        Assert.Equal((8135, 8365, 775), (Plan.Value.Counts.Orders, Plan.Value.Counts.Lines, Plan.Value.Counts.OrdersWithoutLines));
    }

    [SharedDataFact("olist")]
    public void Read_ImpossibleTimes_AreReportedAndKept()
    {
        int Count(FindingKind kind) => Plan.Value.Findings.Count(finding => finding.Kind == kind);
        Assert.Equal((83, 80), (Plan.Value.Counts.ImpossibleTimes, Plan.Value.Counts.OrdersWithImpossibleTimes));
        Assert.Equal((77, 3, 3), (Count(FindingKind.ShippedBeforeApproved), Count(FindingKind.ShippedBeforePlaced), Count(FindingKind.DeliveredBeforeShipped)));
    }

    [SharedDataFact("olist")]
    public void Read_Network_HoldsSellersStatesAndProducts()
    {
        var sites = Plan.Value.Network.Sites!;
        Assert.Equal(1610, sites.Count(site => site.Kind == SiteKind.Supplier && site.Tier == 1));
        Assert.Equal(27, sites.Count(site => site.Kind == SiteKind.Customer));
        Assert.True(sites.Count(site => site.Lat is not null) > 1600);
        Assert.Equal(5460, Plan.Value.Network.Items!.Count);
        var item = Plan.Value.Network.Items!.Single(one => one.Id == "03b63c5fc16691530586ae020c345514");
        Assert.Equal((7.15m, "baby"), (item.WeightKg, item.Family));
        Assert.Null(Plan.Value.Network.Lanes);
    }

    [SharedDataFact("olist")]
    public void Read_Orders_ComeByTimePlacedThenId()
    {
        var orders = Plan.Value.Orders;
        Assert.Equal(orders.OrderBy(order => order.PlacedAt).ThenBy(order => order.Id, StringComparer.Ordinal), orders);
    }

    [SharedDataFact("olist")]
    public void Kpis_Counts_AreThoseOfTheRecord()
    {
        Assert.Equal(8135, Figure("orders").Value);
        Assert.Equal(5172, Figure("delivered").Value);
        Assert.Equal([new("withDate", 5164), new("withoutDate", 8)], Figure("delivered").Parts);
        Assert.Equal(8365, Figure("orderLines").Value);
        Assert.Equal(71, Figure("multiSupplierOrders").Value);
        Assert.Equal(1729, Figure("backlog").Value);
        Assert.Equal(8016, Figure("customers").Value);
    }

    [SharedDataFact("olist")]
    public void Kpis_CycleTime_HasMeanMedianAndP90()
    {
        var cycle = Figure("orderFulfilmentCycleTime");
        Assert.Equal(5164, cycle.N);
        Assert.Equal(12.518014824407574, cycle.Mean!.Value, 12);
        Assert.Equal(10.342447916666666, cycle.Median!.Value, 12);
        Assert.Equal(22.763993055555552, cycle.P90!.Value, 12);
        Assert.Equal(cycle.Mean, cycle.Value);
        Assert.Equal(("12.518", "10.342", "22.764"), (Three(cycle.Mean), Three(cycle.Median), Three(cycle.P90)));
    }

    [SharedDataFact("olist")]
    public void Kpis_OnTime_ByTimestampAndByDate()
    {
        Assert.Equal(1 - (414 / 5164.0), Figure("onTimeByTimestamp").Value!.Value, 12);
        Assert.Equal(1 - (342 / 5164.0), Figure("onTimeByDate").Value!.Value, 12);
        Assert.Equal(Figure("onTimeByDate").Value, Figure("perfectOrderRate").Value);
        Assert.Equal("complete, undamaged, correctlyInvoiced", Figure("perfectOrderRate").MissingInput);
    }

    [SharedDataFact("olist")]
    public void Kpis_Stages_KeepNegativeSpans()
    {
        Assert.Equal(("2.810", "9.278"), (Three(Figure("approvedToShipped").Mean), Three(Figure("shippedToDelivered").Mean)));
        Assert.Equal(2.809569477615681, Figure("approvedToShipped").Mean!.Value, 12);
        Assert.Equal(9.277843364944617, Figure("shippedToDelivered").Mean!.Value, 12);
    }

    [SharedDataFact("olist")]
    public void Summary_AtNoonOfMarch15_CountsByTheStateOfThen()
    {
        var summary = OrdersSummary.At(Outcomes.Of(Plan.Value), new DateTimeOffset(2018, 3, 15, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal((11, 529, 934, 3012, 4486), (summary.Placed, summary.Approved, summary.Shipped, summary.Delivered, summary.Live));
        Assert.Equal((0, 0, 967, 2682), (summary.Cancelled, summary.Unavailable, summary.EndedUndated, summary.NotYetPlaced));
    }

    private static KpiValue Figure(string id) => Figures.Value.Single(value => value.Kpi == id);

    private static string Three(double? value) => value!.Value.ToString("F3");
}
