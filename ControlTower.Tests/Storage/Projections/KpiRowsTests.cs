using ControlTower.Core.Kpis;
using ControlTower.Core.Storage.Projections;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Storage.Projections;

public sealed class KpiRowsTests : IDisposable
{
    private readonly ProjectedJournal projected = new();

    public KpiRowsTests()
    {
        Story.Told().Journal.AppendTo(projected.Journal);
        using var projector = projected.Projector();
        projector.CatchUp();
    }

    public void Dispose() => projected.Dispose();

    [Fact]
    public async Task Read_All_GivesOrdersAsTheyEnded()
    {
        var rows = await new KpiRows(projected.Contexts).ReadAsync(null, null, CancellationToken.None);
        Assert.Equal(projected.Journal.Head.Sequence, rows.Version);
        var orders = rows.Orders.Where(order => order.Id.StartsWith("H-", StringComparison.Ordinal)).ToList();
        Assert.Equal((40, 32, 4, 4), (orders.Count, orders.Count(IsA(OrderEnd.Delivered)), orders.Count(IsA(OrderEnd.Cancelled)), orders.Count(IsA(OrderEnd.Open))));

        var one = orders.Single(order => order.Id == "H-3");
        Assert.Equal((Scene.Start.AddDays(-3), Scene.Start, Scene.Start.AddDays(6)), (one.PlacedAt, one.DeliveredAt, one.PromisedBy));
        Assert.Equal((2, "SUP-1", "tools,toys", 5m), (one.Items, string.Join(',', one.Suppliers), string.Join(',', one.Families), one.Value!.Value.Amount));
        Assert.All(one.Lines, line => Assert.Equal(LineTiming.Early, line.Timing));
        Assert.Null(orders.Single(order => order.Id == "H-10").EndedAt);
    }

    [Fact]
    public async Task Read_APeriod_TakesItsBeginningAndNotItsEnd()
    {
        var rows = await new KpiRows(projected.Contexts).ReadAsync(Scene.Start.AddDays(-4), Scene.Start.AddDays(-2), CancellationToken.None);
        Assert.Equal(["H-3", "H-4"], rows.Orders.Select(order => order.Id));
        Assert.Empty(rows.Cases);
    }

    [Fact]
    public async Task Read_All_GivesCasesWithTheirDecision()
    {
        var rows = await new KpiRows(projected.Contexts).ReadAsync(null, null, CancellationToken.None);
        var one = rows.Cases.Single(row => row.Id == "EX-1001");
        Assert.Equal(("SupplierDelay", "SUP-1", false), (one.Kind, one.Site, one.Automatic));
        Assert.Equal((4m, 1m), (one.DecisionWindowHours, one.DecisionHours));
        Assert.Equal(Scene.Start.AddHours(1), one.DecidedAt);
    }

    private static Func<OrderOutcome, bool> IsA(OrderEnd end) => order => order.Ended == end;
}
