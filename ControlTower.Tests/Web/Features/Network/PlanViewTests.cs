using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Network;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class PlanViewTests
{
    [Fact]
    public void Of_SiteWithoutAPlan_IsNone() => Assert.Equal(PlanView.None, PlanView.Of(Scene.Small().State, "DC-1", null, null));

    [Fact]
    public void Of_WhatIsNotPlanned_TakesTheFirstThatIs()
    {
        var scene = Planned();
        var view = PlanView.Of(scene.State, "DC-1", "ITEM-9", PlanKind.Inbound);
        Assert.Equal(("ITEM-1", PlanKind.Demand), (view.Item, view.Kind));
        Assert.Equal(["ITEM-1", "ITEM-2"], view.Items);
        Assert.Equal([PlanKind.Demand, PlanKind.Production], view.Kinds);
        Assert.Equal(PlanKind.Production, PlanView.Of(scene.State, "DC-1", "ITEM-2", null).Kind);
    }

    [Fact]
    public void Standing_OfEachPeriod_IsWhatTheTowerJudges()
    {
        var scene = Planned();
        scene.Pass(30);
        Demand(scene, 1, 10);
        var rows = PlanView.Of(scene.State, "DC-1", "ITEM-1", PlanKind.Demand).Rows;
        Assert.Equal([PlanStanding.Above, PlanStanding.Running, PlanStanding.ToCome], rows.Select(row => row.Standing));
        var made = PlanView.Of(scene.State, "DC-1", "ITEM-1", PlanKind.Production).Rows;
        Assert.Equal((PlanStanding.Below, Quantity.Zero), (made[0].Standing, made[0].Actual!.Value));
    }

    [Fact]
    public void Rows_OfALongPlan_AreThoseAroundNow()
    {
        var scene = Scene.Small();
        for (var day = -100; day < 100; day++) Publish(scene, "demand", "ITEM-1", day);
        var rows = PlanView.Of(scene.State, "DC-1", "ITEM-1", PlanKind.Demand).Rows;
        Assert.Equal((PlanView.Most, Scene.Start.AddDays(14)), (rows.Count, rows[^1].Start));
        Assert.Equal(200, PlanView.All(scene.State, "DC-1", "ITEM-1", PlanKind.Demand).Count);
    }

    [Fact]
    public void Shape_DrawsWhatLiesOutsideAndLeavesGapsWhereNothingWasTold()
    {
        var day = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        PlanRow[] rows =
        [
            new(day, day.AddDays(1), Band(100), Quantity.Of(50), PlanStanding.Below), new(day.AddDays(1), day.AddDays(2), Band(100), null, PlanStanding.Unknown),
            new(day.AddDays(2), day.AddDays(3), Band(100), Quantity.Of(100), PlanStanding.Within), new(day.AddDays(3), day.AddDays(4), Band(0), null, PlanStanding.Running),
        ];
        var shape = PlanShape.Of(rows, day.AddDays(3.5))!;
        Assert.Equal(125, shape.Top);
        Assert.Equal("M12.5 42.31L12.5 61.54", Assert.Single(shape.Misses));
        Assert.Equal("M0 61.54L25 61.54M50 23.08L75 23.08", shape.Actual);
        Assert.Equal(87.5, shape.Now);
        Assert.EndsWith("Z", shape.Band, StringComparison.Ordinal);
        Assert.Null(PlanShape.Of([], day));
        Assert.Null(PlanShape.Of(rows, day.AddDays(9))!.Now);
    }

    private static PlanBand Band(decimal plan) => new(Quantity.Of(plan), Quantity.Of(plan * 0.75m), Quantity.Of(plan * 1.25m));

    private static Scene Planned()
    {
        var scene = Scene.Small();
        for (var day = 0; day < 3; day++) Publish(scene, "demand", "ITEM-1", day);
        Publish(scene, "production", "ITEM-1", 0);
        Publish(scene, "production", "ITEM-2", 0);
        Demand(scene, 0, 130);
        return scene;
    }

    private static void Publish(Scene scene, string kind, string item, int day) =>
        scene.Signal(SignalTypes.PlanPublished, new { site = "DC-1", item, kind, periodStart = Scene.Start.AddDays(day), period = "day", quantity = 100 });

    private static void Demand(Scene scene, int day, decimal quantity) =>
        scene.Signal(SignalTypes.DemandObserved, new { site = "DC-1", item = "ITEM-1", quantity, periodStart = Scene.Start.AddDays(day), period = "day" });
}
