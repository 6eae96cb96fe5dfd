using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Runtime.Import;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Runtime.Import;

public sealed class ImportRunTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private ImportTower tower = null!;

    public Task InitializeAsync()
    {
        tower = ImportTower.Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await tower.DisposeAsync();

    [Fact]
    public async Task Run_Whole_TellsEachPortionAndEndsAtTheWhole()
    {
        var steps = new List<ImportStep>();
        var report = await tower.RunAsync(Plan(350), steps.Add);
        Assert.Equal((ImportEnd.Completed, 350, 0, 0), (report.End, report.Imported, report.Known, report.Left));
        Assert.Equal([0, 100, 200, 300, 350], steps.Select(step => step.Done));
        Assert.Equal(new NetworkGrowth(2, 1, 0, 0, 0), report.Added);
        Assert.Equal(TimeSpan.Zero, steps[^1].Left);
    }

    [Fact]
    public async Task Run_CancelledHalfwayAndRunAgain_GivesTheStateOfOneLeftAlone()
    {
        using var cancel = new CancellationTokenSource();
        var half = await tower.RunAsync(Plan(350), step => { if (step.Done == 200) cancel.Cancel(); }, cancel.Token);
        Assert.Equal((ImportEnd.Cancelled, 200, 150), (half.End, half.Imported, half.Left));
        Assert.Equal(200, tower.Rows.Count(row => row.Kind == "order.placed"));

        var rest = await tower.RunAsync(Plan(350));
        await using var other = ImportTower.Open();
        await other.RunAsync(Plan(350));

        Assert.Equal((ImportEnd.Completed, 150, 200, 0), (rest.End, rest.Imported, rest.Known, rest.Left));
        Assert.Equal(other.Known, tower.Known);
        Assert.Equal(other.Rows.Skip(1).Select(What), tower.Rows.Skip(1).Select(What));
    }

    [Fact]
    public async Task Run_CancelledBeforeItBegins_WritesNothing()
    {
        var report = await tower.RunAsync(Plan(3), cancel: new CancellationToken(canceled: true));
        Assert.Equal((ImportEnd.Cancelled, 3), (report.End, report.Left));
        Assert.Empty(tower.Rows);
    }

    [Fact]
    public async Task Run_OldOrders_OpenNoCaseRunOrEffect()
    {
        await tower.RunAsync(Plan(50));
        Assert.Equal((0, 0, 0), (tower.Loop.View.Exceptions.Open.Count, tower.Loop.View.Protocols.Runs.Count, tower.Loop.View.Effects.Effects.Count));
        Assert.Empty(tower.Loop.View.Exceptions.ImpactDue);
        Assert.Equal(Day, tower.Rows.First(row => row.Kind == "order.placed").OccurredAt);
    }

    [Fact]
    public async Task Run_OnANetworkThatIsThere_AddsAndTakesNothingAway()
    {
        SiteEntry[] there = [new("DC-1", "Our centre", SiteKind.DistributionCenter), new("SITE-1", "Named by us", SiteKind.Store)];
        await tower.Loop.SubmitAsync(new(Core.Tower.Caller.System, new PutNetwork(new() { Sites = there, Items = [new("OWN", "Own item")], Lanes = [new("DC-1", "SITE-1", 24)] })));
        var report = await tower.RunAsync(Plan(3));
        Assert.Equal(new NetworkGrowth(1, 1, 0, 0, 0), report.Added);
        Assert.Equal(["DC-1", "SITE-1", "SITE-2"], tower.Loop.View.Network.Sites.Keys);
        Assert.Equal("Named by us", tower.Loop.View.Network.Sites["SITE-1"].Name);
        Assert.Equal((2, 1), (tower.Loop.View.Network.Items.Count, tower.Loop.View.Network.LanesFrom.Count));
        var again = await tower.RunAsync(Plan(3));
        Assert.Equal(0, again.Added.Total);
        Assert.Equal(2, tower.Rows.Count(row => row.Kind == "network.defined"));
    }

    [Fact]
    public async Task Run_NetworkThatCannotBe_StopsBeforeTheOrdersAndSaysWhy()
    {
        var plan = Plan(3) with { Network = new() { Lanes = [new("NOWHERE", "SITE-1", 1)] } };
        var report = await tower.RunAsync(plan);
        Assert.Equal((ImportEnd.Stopped, 0, 3), (report.End, report.Imported, report.Left));
        Assert.Contains("NOWHERE", report.Problem);
        Assert.Empty(tower.Rows);
    }

    [Fact]
    public async Task Run_WhatTheSourceSaysOfALine_IsKeptForTheFigures()
    {
        var line = new ImportedLine("1", "ITEM-1", Quantity.Of(2)) { ScheduledDays = 4, ActualDays = 6, Timing = ImportedTiming.Late, Supplier = "SITE-1", Total = Money.Of(7, "EUR") };
        await tower.RunAsync(Plan(0) with { Orders = [new("O-1", "C-1", "SITE-1", Day) { Lines = [line], Channel = "web", Region = "North" }] });
        var order = tower.Loop.View.Orders.Open["O-1"];
        Assert.Equal((4m, 6m, "Late", "SITE-1"), (order.Lines[0].ScheduledDays, order.Lines[0].ActualDays, order.Lines[0].Timing, order.Lines[0].Supplier));
        Assert.Equal(("web", "North"), (order.Channel, order.Region));
    }

    [Fact]
    public async Task Run_DeliveredWithoutADate_EndsUndated()
    {
        await tower.RunAsync(Plan(0) with { Orders = [new("O-1", "C-1", "SITE-1", Day) { ShippedAt = Day.AddDays(1), Outcome = ImportedOutcome.Delivered }] });
        Assert.Equal(OrderStatus.Delivered, tower.Loop.View.Orders.Ended["O-1"]);
        var ended = tower.Rows.Single(row => row.Kind == "order.ended");
        Assert.Equal(Day.AddDays(1), ended.OccurredAt);
        Assert.Contains("\"dated\":false", System.Text.Encoding.UTF8.GetString(ended.Body));
    }

    [SharedDataFact("olist")]
    public async Task Run_OlistCancelledHalfway_IsCompletedToTheSameState()
    {
        var plan = ImportReader.Read(ShippedMappings.Read("olist"), SharedData.Set("olist")).Value!;
        using var cancel = new CancellationTokenSource();
        await tower.RunAsync(plan, step => { if (step.Done >= step.Total / 2) cancel.Cancel(); }, cancel.Token);
        var rest = await tower.RunAsync(plan);
        await using var other = ImportTower.Open();
        var whole = await other.RunAsync(plan);
        Assert.Equal((8135, 0, 8135), (whole.Imported, whole.Known, rest.Imported + rest.Known));
        Assert.True(rest is { Imported: > 0, Known: > 0 });
        Assert.Equal(other.Known, tower.Known);
        Assert.Empty(tower.Loop.View.Exceptions.Open);
    }

    private static (string, DateTimeOffset, string) What(FactRow row) => (row.Kind, row.OccurredAt, System.Text.Encoding.UTF8.GetString(row.Body));

    private static ImportPlan Plan(int orders)
    {
        var network = new NetworkDocument { Sites = [new("SITE-1", "One", SiteKind.Supplier), new("SITE-2", "Two", SiteKind.Customer)], Items = [new("ITEM-1", "Item")] };
        return new("own", network, [.. Enumerable.Range(0, orders).Select(i => new ImportedOrder($"O-{i:D5}", $"C-{i % 7}", "SITE-2", Day.AddMinutes(i))
        {
            PromisedBy = Day.AddDays(3),
            DeliveredAt = i % 3 == 0 ? Day.AddDays(2) : null,
            Outcome = (ImportedOutcome)(i % 3 == 0 ? 1 : i % 3 == 1 ? 0 : 2),
            Lines = [new("1", "ITEM-1", Quantity.Of(1 + (i % 4)))],
        })]);
    }
}
