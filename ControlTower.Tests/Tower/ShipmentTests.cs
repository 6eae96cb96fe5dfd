using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

public sealed class ShipmentTests
{
    [Fact]
    public void Eta_AfterThePromise_IsALateShipmentAndHealsWithABetterOne()
    {
        var scene = Under();
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "SH-1", eta = scene.Now.AddHours(54) });
        Assert.Equal((CaseKind.LateShipment, 30m, "STORE-1"), (scene.Case().Deviation.Kind, scene.Case().Deviation.Hours, scene.Case().Deviation.OtherSite));
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "SH-1", eta = scene.Now.AddHours(24) });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Arrival_InTime_OpensNothingAndBringsTheStock()
    {
        var scene = Under();
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-1" });
        scene.PassWithoutBells(20).Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-1", site = "STORE-1" });
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Equal(7, scene.State.Network.StockOf("STORE-1", "ITEM-1")!.OnHand.Units);
        Assert.Empty(scene.State.Orders.Shipments);
    }

    [Fact]
    public void Arrival_TooLate_IsACaseThatReturnedToNormal()
    {
        var scene = Under().PassWithoutBells(30);
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-1" });
        Assert.Equal((CaseStatus.ReturnedToNormal, 6m), (scene.Case().Status, scene.Case().Deviation.Hours));
        Assert.Equal(7, scene.State.Network.StockOf("STORE-1", "ITEM-1")!.OnHand.Units);
    }

    [Fact]
    public void Departure_OfAnUnknownShipment_CreatesIt()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.ShipmentDeparted, new
        {
            shipment = "SH-9",
            from = "DC-1",
            to = "STORE-1",
            promisedAt = scene.Now.AddHours(10),
            lines = new[] { new { item = "ITEM-1", quantity = 3 } },
        });
        var known = scene.State.Orders.Shipments["SH-9"];
        Assert.Equal((MovementStatus.Departed, "DC-1", "STORE-1", 3m), (known.Status, known.From, known.To, known.Lines[0].Quantity.Units));
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "SH-9", eta = scene.Now.AddHours(11) });
        Assert.Equal(CaseKind.LateShipment, scene.Case().Deviation.Kind);
    }

    [Fact]
    public void UnknownShipment_WithoutAPromise_IsNeverLate()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-9", site = "DC-1" });
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "SH-9", eta = scene.Now.AddHours(11) });
        scene.PassWithoutBells(40).Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-9" });
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Empty(scene.State.Orders.Shipments);
    }

    [Fact]
    public void LateShipments_OfUnknownOrigin_ShareNoIncident()
    {
        var scene = Scene.Small();
        foreach (var shipment in new[] { "SH-8", "SH-9" })
        {
            scene.Signal(SignalTypes.ShipmentDeparted, new { shipment, promisedAt = scene.Now.AddHours(1), eta = scene.Now.AddHours(9) });
        }
        Assert.Equal(2, scene.State.Exceptions.Open.Count);
        Assert.Empty(scene.State.Exceptions.Incidents);
    }

    [Fact]
    public void SiteDown_EndingBeforeItBegan_IsRejected()
    {
        var scene = Scene.Small();
        var candidate = Scene.Candidate(SignalTypes.SiteDown, new { site = "DC-1", until = scene.Now.AddHours(-1) }, "x", scene.Now);
        Assert.Contains("/data/until", scene.Refused(new TakeSignals([candidate], true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SiteDownAndUp_OpensAndHeals()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.SiteDown, new { site = "DC-1", until = scene.Now.AddHours(5), reason = "power" });
        Assert.Equal((CaseKind.SiteDown, 5m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Hours));
        Assert.True(scene.State.Network.IsDown("DC-1", scene.Now));
        Assert.False(scene.State.Network.IsDown("DC-1", scene.Now.AddHours(5)));
        scene.Signal(SignalTypes.SiteUp, new { site = "DC-1" });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.Empty(scene.State.Network.Outages);
    }

    [Fact]
    public void CarrierAndProduction_BelowTheirAgreement_AreCasesAndHeal()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.CarrierStatus, new { carrier = "CX", status = "delayed", delayHours = 6 });
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-1", planned = 100, actual = 97.9 });
        Assert.Equal([CaseKind.CarrierService, CaseKind.ProductionShortfall], scene.State.Exceptions.Open.Values.Select(one => one.Deviation.Kind));
        scene.Signal(SignalTypes.CarrierStatus, new { carrier = "CX", status = "normal" });
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-1", planned = 100, actual = 98 });
        Assert.All(scene.State.Exceptions.Open.Values, one => Assert.Equal(CaseStatus.ReturnedToNormal, one.Status));
    }

    private static Scene Under()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Shipments = [new("SH-1", "DC-1", "STORE-1", [new("ITEM-1", Core.Kernel.Quantity.Of(7))], scene.Now.AddHours(24))] }));
        return scene;
    }
}
