using ControlTower.Core.Exceptions;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

/// <summary>What was planned to be made and to come in. The scene starts on a Monday at 08:00 UTC; periods are days that begin then, told by their number.</summary>
public sealed class PlannedSupplyTests
{
    [Fact]
    public void Production_WithNothingReported_IsAShortfallAtTheEndOfThePeriod()
    {
        var scene = Scene.Small();
        Plan(scene, "production", 0, 80);
        scene.Pass(24);
        Assert.Equal((CaseKind.ProductionShortfall, 0m, -100m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Actual!.Value.Units, scene.Case().Deviation.Percent!.Value));
        Plan(scene, "production", 1, 80);
        Produce(scene, 60);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Production_OfAPlannedPeriod_AddsUp_WhateverTheReportItselfPlanned()
    {
        var scene = Scene.Small();
        Plan(scene, "production", 0, 80);
        Produce(scene, 40, planned: 90);
        Assert.Empty(scene.State.Exceptions.Open);
        scene.Pass(10);
        Produce(scene, 25, planned: 90);
        scene.Pass(20);
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Equal(65, scene.State.Planning.PlanOf("DC-1", "ITEM-1", PlanKind.Production).Periods[0].Actual!.Value.Units);
    }

    [Fact]
    public void Production_WithoutAPlanForItsTime_IsJudgedByItsOwn()
    {
        var scene = Scene.Small();
        Plan(scene, "production", 1, 80);
        Produce(scene, 40, planned: 90);
        Assert.Equal(CaseKind.ProductionShortfall, scene.Case().Deviation.Kind);
    }

    [Fact]
    public void Production_ToldLateOfAPeriodThatIsOver_HealsItsShortfall()
    {
        var scene = Scene.Small();
        Plan(scene, "production", 0, 80);
        scene.Pass(30);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        Produce(scene, 79, at: Scene.Start.AddHours(5));
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Inbound_BelowTheBand_IsAShortfallOfProcurement_AndMoreIsNone()
    {
        var scene = Scene.Small();
        Plan(scene, "inbound", 0, 100);
        Plan(scene, "inbound", 1, 100);
        Receive(scene, 400);
        scene.Pass(25);
        Assert.Empty(scene.State.Exceptions.Open);
        Receive(scene, 74);
        scene.Pass(24);
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.InboundShortfall, "procurement", 74m), (found.Kind, found.Function, found.Actual!.Value.Units));
    }

    [Fact]
    public void Inbound_PlannedToBeNone_IsMetAlsoByWhatIsTakenBack()
    {
        var scene = Scene.Small();
        Plan(scene, "inbound", 0, 0);
        Receive(scene, -4);
        scene.Pass(30);
        Assert.Empty(scene.State.Exceptions.Open);
    }

    [Fact]
    public void Inbound_CountsWhatShipmentsBring()
    {
        var scene = Scene.Small();
        Plan(scene, "inbound", 0, 100);
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-1", from = "SUP-1", to = "DC-1", lines = new[] { new { item = "ITEM-1", quantity = 90 } } });
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-1" });
        scene.Pass(30);
        Assert.DoesNotContain(scene.State.Exceptions.Open.Values, one => one.Deviation.Kind == CaseKind.InboundShortfall);
    }

    private static void Plan(Scene scene, string kind, int day, decimal quantity) => scene.Signal(
        SignalTypes.PlanPublished, new { site = "DC-1", item = "ITEM-1", kind, periodStart = Scene.Start.AddDays(day), period = "day", quantity });

    private static void Produce(Scene scene, decimal actual, decimal planned = 0, DateTimeOffset? at = null) =>
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-1", planned, actual }, time: at);

    private static void Receive(Scene scene, decimal delta) => scene.Signal(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-1", delta, reason = "receipt" });
}
