using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

/// <summary>What should have happened and did not: the case comes at its time and tolerance, once, and news heals it.</summary>
public sealed class OverdueTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    /// <summary>Each kind: its id, when it is due in hours after the start, its tolerance, and whose it is.</summary>
    public static TheoryData<DueWhat, string, double, double, string> Kinds => new()
    {
        { DueWhat.Confirmation, "PO-9", 0, 48, "procurement" },
        { DueWhat.Departure, "SH-9", 76, 4, "logistics" },
        { DueWhat.Arrival, "PO-8", 60, 4, "logistics" },
        { DueWhat.Start, "MO-9", 10, 4, "production" },
        { DueWhat.Completion, "MO-8", 30, 4, "production" },
        { DueWhat.Delivery, "SO-9", 20, 24, "customerService" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsDue_WithoutNews_IsACaseAtItsTimeAndTolerance(DueWhat what, string id, double due, double tolerance, string function)
    {
        var scene = With(what);
        scene.Pass(due + tolerance - 0.25);
        Assert.Empty(Overdue(scene));
        scene.Pass(0.25);
        var found = Assert.Single(Overdue(scene)).Deviation;
        Assert.Equal((id, function, Start.AddHours(due), (decimal)tolerance), (found.Reference, found.Function, found.BeganAt, found.Hours!.Value));
        Assert.Equal([DueIndex.Word(what), id], found.About);
        Assert.StartsWith($"No {DueIndex.Word(what)} of {id} since", found.Title, StringComparison.Ordinal);
        scene.When(new RingTimers(), Caller.System);
        Assert.Empty(scene.Last);
        Assert.Single(scene.All<DueMissed>(), missed => missed.What == what);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsDue_OverARestart_IsToldOnce(DueWhat what, string id, double due, double tolerance, string function)
    {
        var scene = With(what);
        scene.Pass(due + tolerance - 1);
        var early = Restarted(scene.State);
        Assert.Equal(Start.AddHours(due + tolerance), early.NextDue(TowerRules.Default));
        var rung = Ring(early, Start.AddHours(due + tolerance));
        Assert.Equal((what, id), (Missed(rung).What, Missed(rung).Id));
        var again = Ring(Restarted(rung.State), Start.AddHours(due + tolerance + 1));
        Assert.DoesNotContain(again.Facts, fact => fact.Body is DueMissed or CaseOpened or CaseUpdated);
        Assert.Contains(rung.State.Exceptions.Open.Values, one => one.Deviation.Function == function);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsOverdue_WithNews_ReturnsToNormal(DueWhat what, string id, double due, double tolerance, string function)
    {
        var scene = With(what);
        scene.Pass(due + tolerance);
        Assert.Equal(function, Assert.Single(Overdue(scene)).Deviation.Function);
        Tell(scene, what, id);
        Assert.Equal(CaseStatus.ReturnedToNormal, Assert.Single(Overdue(scene)).Status);
        Assert.False(scene.State.Orders.Due.Missed.ContainsKey(DueIndex.Key(what, id)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsDue_WithNewsInTime_OpensNothing(DueWhat what, string id, double due, double tolerance, string function)
    {
        Assert.NotEmpty(function);
        var scene = With(what);
        Tell(scene.Pass(due + tolerance - 0.25), what, id);
        scene.Pass(0.5);
        Assert.Empty(Overdue(scene));
    }

    [Fact]
    public void Estimate_ThatMovesTheTime_MovesWhatIsDue_AndTheCaseComesAgain()
    {
        var scene = With(DueWhat.Arrival);
        scene.Pass(64);
        Assert.Single(Overdue(scene));
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "PO-8", eta = scene.Now.AddHours(10) });
        Assert.Equal(CaseStatus.ReturnedToNormal, Assert.Single(Overdue(scene)).Status);
        scene.Pass(13.75);
        Assert.Equal(CaseStatus.ReturnedToNormal, Assert.Single(Overdue(scene)).Status);
        scene.Pass(0.25);
        Assert.Equal(CaseStatus.New, Assert.Single(Overdue(scene)).Status);
    }

    [Fact]
    public void Arrival_ThatItsSupplierSaidWouldBeLate_IsWaitedFor()
    {
        var scene = With(DueWhat.Arrival);
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-2", purchaseOrder = "PO-8", delayHours = 50 });
        scene.Pass(60 + 50 + 3.75);
        Assert.Empty(Overdue(scene));
        scene.Pass(0.25);
        Assert.Single(Overdue(scene));
    }

    [Fact]
    public void WhatWasOverdueWhenItWasPut_IsDueFromThenOn()
    {
        var scene = Scene.Waiting();
        scene.When(new PutNetwork(Networks.Small));
        scene.When(new PutNetwork(new() { PurchaseOrders = [new("PO-7", "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(1))], Start.AddDays(-30))] }));
        scene.Pass(3.75);
        Assert.Empty(Overdue(scene));
        scene.Pass(0.25);
        Assert.Equal((Start, "PO-7"), (Assert.Single(Overdue(scene)).Deviation.BeganAt, Assert.Single(Overdue(scene)).Deviation.Reference));
    }

    [Fact]
    public void Shipment_ThatWasToHaveLeftBeforeItWasKnown_IsUnderWay()
    {
        var scene = Scene.Waiting();
        scene.When(new PutNetwork(Networks.Small with { Orders = null, PurchaseOrders = null, Shipments = [new("SH-1", "DC-1", "STORE-1", [], Start.AddHours(20))] }));
        scene.Pass(23.75);
        Assert.Empty(Overdue(scene));
        Assert.Equal(DueWhat.Arrival, NextDue.OfMovement(scene.State.Orders, "SH-1")!.Value.What);
    }

    [Fact]
    public void History_IsNeverOverdue()
    {
        var scene = Scene.Waiting();
        scene.When(new ImportOrders([new(new("H-1", "C", null, null, null, Start.AddYears(-1), Start.AddDays(-300), []), null, null)]));
        Assert.Null(scene.State.NextDue(TowerRules.Default));
        scene.Pass(1_000);
        Assert.Empty(scene.State.Exceptions.Open);
    }

    /// <summary>Central Europe put its clocks an hour ahead at 01:00 UTC on 29 March 2026.</summary>
    [Fact]
    public void Clocks_ThatChange_DoNotMoveWhatIsDue()
    {
        var scene = Scene.Waiting();
        var promised = new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2));
        scene.When(new PutNetwork(Networks.Small with { Orders = null, PurchaseOrders = null, Shipments = [new("SH-1", "DC-1", "STORE-1", [], promised)] }));
        scene.PassWithoutBells((promised.AddHours(-24 + 4) - scene.Now).TotalHours - 0.5);
        scene.Pass(0.25);
        Assert.Empty(Overdue(scene));
        scene.Pass(0.25);
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 1, 30, 0, TimeSpan.Zero), Assert.Single(Overdue(scene)).Deviation.BeganAt);
        scene.Pass(23.75);
        Assert.Single(Overdue(scene));
        scene.Pass(0.25);
        Assert.Equal(2, Overdue(scene).Count);
    }

    [Fact]
    public void Movement_ThatIsOverdue_PutsAtRiskWhatALateOneDoes()
    {
        var scene = Scene.Waiting();
        scene.When(new PutNetwork(Networks.Small));
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Zero), new("DC-2", "ITEM-1", Quantity.Zero)], Orders = [Networks.Order("SO-7", "STORE-1", 37, 20)] }));
        scene.Pass(16).Settle();
        var one = Assert.Single(Overdue(scene));
        Assert.Equal(("PO-1", "DC-1"), (one.Deviation.Reference, one.Deviation.OtherSite));
        Assert.Contains("SO-7", one.Impact!.OrderIds);
    }

    [Fact]
    public void Arrival_ThatIsMissed_NoLongerCuresWhatIsBelowSafety()
    {
        var scene = Scene.Waiting();
        scene.When(new PutNetwork(Networks.Small with { Orders = null, Stock = [new("DC-1", "ITEM-1", Quantity.Of(10)) { Safety = Quantity.Of(40) }] }));
        scene.Pass(15.75);
        Assert.Empty(scene.State.Exceptions.Open);
        scene.Pass(0.25);
        Assert.Equal([CaseKind.Overdue, CaseKind.BelowSafety], scene.State.Exceptions.Open.Values.Select(one => one.Deviation.Kind));
    }

    [Fact]
    public void Order_ThatIsCancelled_IsNoLongerWaitedFor()
    {
        var scene = With(DueWhat.Delivery);
        scene.Pass(44);
        scene.Signal(SignalTypes.OrderCancelled, new { order = "SO-9" });
        Assert.Equal(CaseStatus.ReturnedToNormal, Assert.Single(Overdue(scene)).Status);
    }

    private static Scene With(DueWhat what)
    {
        var scene = Scene.Waiting();
        var network = Networks.Small with { Orders = null, PurchaseOrders = null };
        IReadOnlyList<ShipmentLineEntry> lines = [new("ITEM-1", Quantity.Of(5))];
        scene.When(new PutNetwork(what switch
        {
            DueWhat.Confirmation => network with { PurchaseOrders = [new("PO-9", "SUP-2", "DC-1", lines, Start.AddHours(400))] },
            DueWhat.Departure => network with { Shipments = [new("SH-9", "DC-1", "STORE-1", lines, Start.AddHours(100))] },
            DueWhat.Arrival => network with { PurchaseOrders = [new("PO-8", "SUP-2", "DC-1", lines, Start.AddHours(60))] },
            DueWhat.Start => network with { ProductionOrders = [new("MO-9", "DC-1", "ITEM-2", Quantity.Of(5), Start.AddHours(10), Start.AddHours(90))] },
            DueWhat.Completion => network with { ProductionOrders = [new("MO-8", "DC-1", "ITEM-2", Quantity.Of(5), Start.AddHours(10), Start.AddHours(30))] },
            _ => network with { Orders = [Networks.Order("SO-9", "STORE-1", 20, 5)] },
        }));
        if (what == DueWhat.Arrival) scene.Signal(SignalTypes.PurchaseOrderConfirmed, new { purchaseOrder = "PO-8", at = Start.AddHours(60) });
        if (what == DueWhat.Completion) Report(scene, "MO-8", 2);
        return scene;
    }

    private static void Tell(Scene scene, DueWhat what, string id)
    {
        switch (what)
        {
            case DueWhat.Confirmation: scene.Signal(SignalTypes.PurchaseOrderConfirmed, new { purchaseOrder = id, at = Start.AddHours(400) }); break;
            case DueWhat.Departure: scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = id }); break;
            case DueWhat.Arrival: scene.Signal(SignalTypes.ShipmentArrived, new { shipment = id }); break;
            case DueWhat.Start: Report(scene, id, 1); break;
            case DueWhat.Completion: Report(scene, id, 3); break;
            default: scene.When(new AdvanceOrder(id, OrderStatus.Delivered, scene.Now)); break;
        }
    }

    private static void Report(Scene scene, string order, int made) =>
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-2", planned = made, actual = made, productionOrder = order });

    private static List<ExceptionCase> Overdue(Scene scene) => [.. scene.State.Exceptions.Open.Values.Where(one => one.Deviation.Kind == CaseKind.Overdue)];

    private static TowerState Restarted(TowerState state) => JsonSerializer.Deserialize<TowerState>(JsonSerializer.Serialize(state, CanonicalJson.Options), CanonicalJson.Options)!;

    private static Decision Ring(TowerState state, DateTimeOffset at) => new TowerCore(TowerRules.Default).Decide(state, new(Caller.System, new RingTimers()), at);

    private static DueMissed Missed(Decision decision) => Assert.Single(decision.Facts.Select(fact => fact.Body).OfType<DueMissed>());
}
