using ControlTower.Core.Kpis;
using ControlTower.Core.Runtime.Import;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Runtime.Import;

public class DatacoTests
{
    private static readonly Lazy<ImportPlan> Plan = new(() => ImportReader.Read(ShippedMappings.Read("dataco"), SharedData.Set("dataco")).Value!);

    private static readonly Lazy<IReadOnlyList<KpiValue>> Figures = new(() => KpiReport.Compute(new KpiQuery(), Outcomes.Of(Plan.Value), []));

    [SharedDataFact("dataco")]
    public void Read_FlatFile_GivesOrdersWithTheirLines()
    {
        Assert.Empty(Plan.Value.Rejected);
        Assert.Empty(Plan.Value.Findings);
        Assert.Equal((5743, 6000, 0), (Plan.Value.Counts.Orders, Plan.Value.Counts.Lines, Plan.Value.Counts.OrdersWithoutLines));
        Assert.Equal((23, 106), (Plan.Value.Network.Sites!.Count, Plan.Value.Network.Items!.Count));
    }

    [SharedDataFact("dataco")]
    public void Read_Dates_AddScheduledAndRealDaysToTheOrderDate()
    {
        var order = Plan.Value.Orders.Single(one => one.Id == "31299");
        Assert.Equal(new DateTimeOffset(2016, 4, 1, 21, 5, 0, TimeSpan.Zero), order.PlacedAt);
        Assert.Equal(order.PlacedAt.AddDays(4), order.PromisedBy);
        Assert.Equal(order.PlacedAt.AddDays(5), order.DeliveredAt);
    }

    [SharedDataFact("dataco")]
    public void Kpis_Lines_CountByDeliveryStatus()
    {
        var timing = Figure("lineTiming");
        Assert.Equal([new("late", 3365), new("early", 1290), new("onTime", 1084), new("cancelled", 261), new("open", 0)], timing.Parts);
        Assert.Equal((5739, "58.634"), (timing.N, (timing.Value!.Value * 100).ToString("F3")));
    }

    [SharedDataFact("dataco")]
    public void Kpis_Figures_AreThoseOfTheRecord()
    {
        Assert.Equal((5743d, 6000d, 4680d), (Figure("orders").Value, Figure("orderLines").Value, Figure("customers").Value));
        Assert.Equal(("3.511", "2.906"), (Figure("actualDays").Mean!.Value.ToString("F3"), Figure("scheduledDays").Mean!.Value.ToString("F3")));
        Assert.Equal(("USD", "1109810.66"), (Figure("revenue").Unit, Figure("revenue").Value!.Value.ToString("F2")));
    }

    [SharedDataFact("dataco")]
    public void Kpis_WhatTheFileLacks_IsNamed()
    {
        Assert.Equal((null, "approvedAt, shippedAt"), (Figure("approvedToShipped").Value, Figure("approvedToShipped").MissingInput));
        Assert.Equal((null, "shippedQuantity"), (Figure("fillRate").Value, Figure("fillRate").MissingInput));
    }

    private static KpiValue Figure(string id) => Figures.Value.Single(value => value.Kpi == id);
}
