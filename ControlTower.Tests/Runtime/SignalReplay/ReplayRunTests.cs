using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime.Import;
using ControlTower.Tests.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Tests.Runtime.SignalReplay;

public sealed class ReplayRunTests : IAsyncLifetime
{
    private readonly ImportTower tower = ImportTower.Open();
    private readonly string folder = Directory.CreateTempSubdirectory("replay-").FullName;

    public async Task InitializeAsync()
    {
        await tower.Loop.SubmitAsync(new(Caller.System, new PutNetwork(Networks.Small)));
        foreach (var text in ProtocolText.Shipped) await tower.Loop.SubmitAsync(new(Caller.System, new PublishProtocol(ProtocolText.Parse(text).Value!, text)));
    }

    public async Task DisposeAsync()
    {
        await tower.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_EventsOfThePast_AreNewsAndOpenCases()
    {
        Write("a.json", $"[{Event("s-1", "2018-01-01T00:00:00Z", 72)}]");
        Write("b.jsonl", Event("s-2", "2017-01-01T00:00:00Z", 12) + "\n\n" + Event("s-3", "2018-01-01T00:00:01Z", 60).Replace("SUP-1", "nowhere", StringComparison.Ordinal) + "\n");

        var step = (await RunAsync(null)).Value;

        Assert.Equal(new ReplayStep(3, 3, 2, 0, 1, TimeSpan.Zero), step);
        var one = Assert.Single(tower.Loop.View.Exceptions.Open.Values);
        Assert.Equal((CaseKind.SupplierDelay, 72m), (one.Deviation.Kind, one.Deviation.Hours));
        Assert.NotEmpty(tower.Loop.View.Protocols.Runs.Values);
    }

    [Fact]
    public async Task Run_ToldAgain_AddsNothing()
    {
        Write("a.json", Event("s-1", "2018-01-01T00:00:00Z", 72));
        await RunAsync(null);
        var rows = tower.Rows.Count;

        Assert.Equal((0, 1), ((await RunAsync(null)).Value.Accepted, (await RunAsync(null)).Value.Duplicates));
        Assert.Equal(rows, tower.Rows.Count);
    }

    [Fact]
    public async Task Run_AtASpeed_TellsInTimeAndStopsWhenCancelled()
    {
        Write("a.json", $"[{Event("s-1", "2018-01-01T00:00:00Z", 12)},{Event("s-2", "2018-03-01T00:00:00Z", 24)}]");
        using var cancel = new CancellationTokenSource();

        var step = (await RunAsync(3_600, now => { if (now.Told == 1) cancel.Cancel(); }, cancel.Token)).Value;

        Assert.Equal((1, 2, false), (step.Told, step.Total, step.Complete));
    }

    [Fact]
    public async Task Run_OrdersOfAnImport_AreLiveAndMoveOn()
    {
        var placed = new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ImportedOrder Order(string id) => new(id, "C-1", "STORE-1", placed) { PromisedBy = placed.AddDays(9), Lines = [new("1", "ITEM-1", Quantity.Of(2))] };
        var plan = new ImportPlan("own", new(),
        [
            Order("O-1") with { ShippedAt = placed.AddDays(1), ApprovedAt = placed.AddHours(-1) }, Order("O-2") with { Outcome = ImportedOutcome.Delivered, DeliveredAt = placed.AddDays(3) }, Order("O-3") with { Lines = [] },
        ]);

        var replay = HistoricSignals.Of(plan);
        await RunAsync(replay, null);

        Assert.Contains("1 orders", Assert.Single(replay.Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Shipped, tower.Loop.View.Orders.Open["O-1"].Status);
        Assert.False(tower.Loop.View.Orders.Open.ContainsKey("O-2"));
    }

    [Theory]
    [InlineData("a.json", "{", "not JSON")]
    [InlineData("a.jsonl", "{\"time\":\"2018-01-01T00:00:00Z\"}\n7", "expected an event as an object")]
    [InlineData("a.json", "[{\"id\":\"s-1\"}]", "expected the instant at which it happened")]
    [InlineData("a.json", "[{\"time\":\"yesterday\"}]", "expected the instant at which it happened")]
    public void Read_WhatCannotBeRead_IsNamed(string file, string text, string reason)
    {
        Write(file, text);
        Assert.Equal((file, reason), ReplayFolder.Read(folder).Value!.Rejected.Select(row => (row.File, row.Reason)).Single());
    }

    [Fact]
    public void Read_NoSuchFolderOrNothingInIt_IsRefused()
    {
        Assert.Equal("folder", ReplayFolder.Read(folder).Refusal!.Pointer);
        Assert.Equal("folder", ReplayFolder.Read(Path.Combine(folder, "none")).Refusal!.Pointer);
    }

    private Task<Result<ReplayStep>> RunAsync(double? speed, Action<ReplayStep>? progress = null, CancellationToken cancel = default) =>
        RunAsync(ReplayFolder.Read(folder, CancellationToken.None).Value!, speed, progress, cancel);

    private Task<Result<ReplayStep>> RunAsync(ReplayPlan plan, double? speed, Action<ReplayStep>? progress = null, CancellationToken cancel = default) =>
        new ReplayRun(tower.Loop, Caller.Of("P-1"), TimeProvider.System, CloudEvents.Read).RunAsync(plan, speed, progress ?? (_ => { }), cancel);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private static string Event(string id, string time, int hours) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/erp","type":"supplier.delayed","time":"{{time}}","data":{"site":"SUP-1","reason":"breakdown","delayHours":{{hours}} } }""";
}
