using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Partners;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

public sealed class PartnerHealthTests
{
    private readonly Scene scene = Scene.Small();
    private int orders = 100;

    [Fact]
    public void Supplier_WithoutDeliveries_IsNotMeasured()
    {
        var line = PartnerOverview.Supplier(scene.State, "SUP-2")!;
        Assert.Equal((null, 0, 1), (line.Figures.Score, line.Figures.OnTime.Total, line.Tier));
        Assert.Null(line.Figures.LastHeardAt);
        Assert.Null(PartnerOverview.Supplier(scene.State, "DC-1"));
    }

    [Fact]
    public void Supplier_LateAndShort_LosesTheWeightsOfThese()
    {
        Deliver(late: false);
        Deliver(late: true, came: 60);
        var figures = PartnerOverview.Supplier(scene.State, "SUP-1")!.Figures;
        Assert.Equal((1, 2, 1, 2, 0), (figures.OnTime.Met, figures.OnTime.Total, figures.InFull.Met, figures.InFull.Total, figures.ConfirmedAsAsked.Total));
        Assert.Equal((50, 36m, scene.Now), (figures.Score, figures.HoursLateMedian, figures.LastHeardAt));
    }

    [Fact]
    public void Supplier_ConfirmedTwice_CountsItsLastWordOnce()
    {
        var id = Order();
        scene.Signal(SignalTypes.PurchaseOrderConfirmed, new { purchaseOrder = id, quantity = 40, at = scene.Now.AddHours(2) });
        Assert.Equal((0, 1), (Figures.ConfirmedAsAsked.Met, Figures.ConfirmedAsAsked.Total));
        scene.Signal(SignalTypes.PurchaseOrderConfirmed, new { purchaseOrder = id, quantity = 100, at = scene.Now.AddHours(2) });
        Assert.Equal((1, 1), (Figures.ConfirmedAsAsked.Met, Figures.ConfirmedAsAsked.Total));
        Assert.Equal(100, Figures.Score);
    }

    [Fact]
    public void Supplier_FallsBelowTheThreshold_IsACaseUntilWellAbove()
    {
        for (var i = 0; i < 4; i++) Deliver(late: true);
        Assert.Null(scene.State.Exceptions.OpenAbout(CaseKind.SupplierHealth, "SUP-1"));
        Deliver(late: true);
        var one = scene.State.Exceptions.OpenAbout(CaseKind.SupplierHealth, "SUP-1")!;
        Assert.Equal(("procurement", "Supplier health is 38, below 70"), (one.Deviation.Function, one.Deviation.Title));
        Assert.Equal(1, scene.State.Exceptions.Open.Values.Count(open => open.Deviation.Kind == CaseKind.SupplierHealth));
        Assert.Contains(one.Id, PartnerOverview.Supplier(scene.State, "SUP-1")!.OpenCases);
        scene.Settle();

        // On time weighs 50 of 80: 70 is reached with 52 % on time, 75 with 60 %.
        for (var i = 0; i < 6; i++) Deliver(late: false);
        Assert.InRange(Figures.Score!.Value, 70, 74);
        Assert.NotEqual(CaseStatus.ReturnedToNormal, scene.State.Exceptions.Find(one.Id)!.Status);
        for (var i = 0; i < 4; i++) Deliver(late: false);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.State.Exceptions.Find(one.Id)!.Status);
    }

    [Fact]
    public void Supplier_OfManyDeliveries_RemembersFiftyAndTellsTheTrend()
    {
        for (var i = 0; i < 30; i++) Deliver(late: true);
        for (var i = 0; i < 25; i++) Deliver(late: false);
        Assert.Equal((25, 50), (Figures.OnTime.Met, Figures.OnTime.Total));
        Assert.Equal((1m, 0m, 100m), (Figures.Trend!.Recent.Share, Figures.Trend.Before.Share, Figures.Trend.Points));
    }

    [Fact]
    public void Carrier_OfLateShipments_IsACaseOfLogistics()
    {
        for (var i = 0; i < 5; i++)
        {
            scene.When(new PutNetwork(new() { Shipments = [new($"SH-{i}", "DC-1", "STORE-1", [new("ITEM-1", Quantity.Of(1))], scene.Now.AddHours(-48)) { Carrier = "Road one" }] }));
            scene.Signal(SignalTypes.ShipmentArrived, new { shipment = $"SH-{i}" });
        }
        var one = scene.State.Exceptions.OpenAbout(CaseKind.CarrierHealth, "Road one")!;
        Assert.Equal(("logistics", "Road one", null), (one.Deviation.Function, one.Deviation.Reference, one.Deviation.Site));
        Assert.Equal([one.Id], PartnerOverview.Carrier(scene.State, "Road one")!.OpenCases);
        Assert.Null(PartnerOverview.Carrier(scene.State, "Nobody"));
    }

    [Fact]
    public void Arrival_WithLines_PutsWhatCameOnTheBook()
    {
        var before = scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units;
        Deliver(late: false, came: 60);
        Assert.Equal(before + 60, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units);
    }

    [Fact]
    public void Upstream_TierTwoTrouble_ShowsWhereItIsFelt()
    {
        scene.When(new PutNetwork(new()
        {
            Sites = [.. Networks.Small.Sites!, new("MINE", "Mine", SiteKind.Supplier, 2), new("ALONE", "Alone", SiteKind.Store)],
            Items = [.. Networks.Small.Items!, new("ORE", "Ore")],
            Lanes = [.. Networks.Small.Lanes!, new("MINE", "SUP-1", 24)],
            Suppliers = [.. Networks.Small.Suppliers!, new("MINE", "ORE")],
            Boms = [new("SUP-1", "ITEM-1", [new("ORE", Quantity.Of(2))], 4)],
        }));
        scene.Delay(30, "MINE");
        var one = scene.State.Exceptions.Open.Values.Single(open => open.Deviation.Site == "MINE").Id;
        Assert.Equal([one], UpstreamCases.Of(scene.State, "DC-1"));
        Assert.Equal([one], UpstreamCases.Of(scene.State, "STORE-1"));
        Assert.Empty(UpstreamCases.Of(scene.State, "ALONE"));
        Assert.Empty(UpstreamCases.Of(scene.State, "MINE"));
    }

    private PartnerFigures Figures => PartnerOverview.Supplier(scene.State, "SUP-1")!.Figures;

    private string Order()
    {
        var id = $"PO-{++orders}";
        scene.When(new PutNetwork(new() { PurchaseOrders = [new(id, "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(100))], scene.Now.AddHours(2))] }));
        return id;
    }

    private void Deliver(bool late, decimal came = 100)
    {
        var id = Order();
        scene.PassWithoutBells(late ? 38 : 1);
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = id, lines = new[] { new { item = "ITEM-1", quantity = came } } });
    }
}
