using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

/// <summary>SUP-1 to DC-1 takes 48 hours, with PO-1 over ITEM-1 on it.</summary>
public sealed class LaneConditionTests
{
    [Fact]
    public void Condition_WithFactorAndDelay_SlowsTheLaneWhileItHolds()
    {
        var scene = Scene.Small();
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition = "weather", factor = 1.5, delayHours = 2, until = Scene.Start.AddHours(10) });
        var lane = scene.State.Network.Lane("SUP-1", "DC-1")!;
        Assert.Equal(74, scene.State.Network.EffectiveLeadTime(lane, Scene.Start));
        Assert.Equal(74, scene.State.Network.EffectiveLeadTime(lane, Scene.Start.AddHours(9)));
        Assert.Equal(48, scene.State.Network.EffectiveLeadTime(lane, Scene.Start.AddHours(10)));
        Assert.Equal(48, scene.State.Network.EffectiveLeadTime(lane, Scene.Start.AddHours(-1)));
        Assert.Equal(24, scene.State.Network.EffectiveLeadTime(scene.State.Network.Lane("SUP-2", "DC-1")!, Scene.Start));
        Assert.Equal((CaseKind.LaneCondition, 26m, Severity.Medium), (scene.Case().Deviation.Kind, scene.Case().Deviation.Hours!.Value, scene.Case().Deviation.Severity));
    }

    [Theory]
    [InlineData("weather", 11.9, Severity.Low)]
    [InlineData("traffic", 12.0, Severity.Medium)]
    [InlineData("strike", 48.0, Severity.High)]
    [InlineData("strike", null, Severity.High)]
    [InlineData("weather", null, Severity.Medium)]
    public void Condition_IsAsSevereAsTheHoursItAdds(string condition, double? delayHours, Severity severity)
    {
        var scene = Scene.Small();
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition, delayHours });
        Assert.Equal((severity, delayHours is null, "logistics"), (scene.Case().Deviation.Severity, scene.Case().Deviation.OpenEnded, scene.Case().Deviation.Function));
        Assert.Equal(["SUP-1", "DC-1"], scene.Case().Deviation.About);
        Assert.Equal(["ITEM-1"], scene.Case().Deviation.Items);
    }

    [Fact]
    public void Condition_WhoseSignalIsWithdrawn_HoldsNoMore()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.LaneCondition, new { from = "SUP-1", to = "DC-1", condition = "weather", delayHours = 20 }, "fog");
        Assert.Equal(68, scene.State.Network.EffectiveLeadTime(scene.State.Network.Lane("SUP-1", "DC-1")!, scene.Now));
        scene.Signal(SignalTypes.SignalRetracted, new { id = "fog", reason = "another lane" });
        Assert.Equal(48, scene.State.Network.EffectiveLeadTime(scene.State.Network.Lane("SUP-1", "DC-1")!, scene.Now));
        Assert.Empty(scene.State.Exceptions.Open.Values);
    }

    [Fact]
    public void Outage_WhoseSignalIsWithdrawn_HoldsNoMore()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.SiteDown, new { site = "DC-1" }, "alarm");
        scene.Signal(SignalTypes.SiteCapacity, new { site = "DC-2", share = 0.5, reason = "labour" }, "sick");
        scene.Signal(SignalTypes.SignalRetracted, new { id = "alarm" }, "false-1");
        scene.Signal(SignalTypes.SignalRetracted, new { id = "sick" }, "false-2");
        Assert.False(scene.State.Network.IsDown("DC-1", scene.Now));
        Assert.Equal(1, scene.State.Network.CapacityShareOf("DC-2", scene.Now));
    }

    /// <summary>The backup's lane opens in four hours and takes twice its 24 hours.</summary>
    [Fact]
    public void Options_ReckonWithConditionsAndHoursOfTheirLanes()
    {
        var scene = Scene.Small();
        scene.When(new ScheduleLane("SUP-2", "DC-1", new(null, [new(Scene.Start.AddHours(-1), Scene.Start.AddHours(4))], null)));
        Tell(scene, new { from = "SUP-2", to = "DC-1", condition = "traffic", factor = 2 });
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 30 }, "late");
        scene.Settle();
        var backup = scene.State.Protocols.Approvals.Values.SelectMany(one => one.Options).First(option => option.Kind == "activateBackup");
        Assert.Equal(Scene.Start.AddHours(4 + 48), backup.Moves[0].Arrives);
    }

    [Fact]
    public void Condition_LeavesWhatIsUnderWayAsItWasTold()
    {
        var scene = Scene.Small();
        var before = scene.State.Orders.PurchaseOrders["PO-1"];
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition = "strike", delayHours = 100 });
        Assert.Equal(before, scene.State.Orders.PurchaseOrders["PO-1"]);
    }

    [Fact]
    public void Condition_WithAnEnd_IsOverByItselfOnce()
    {
        var scene = Scene.Small();
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition = "traffic", delayHours = 5, until = Scene.Start.AddHours(6) });
        scene.Pass(5.9);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        scene.Pass(0.2);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.Empty(scene.State.Network.LaneConditions);
        scene.Pass(100);
        Assert.Single(scene.All<LaneConditionEnded>());
    }

    [Fact]
    public void Condition_ToldAnew_EndsWhenTheLastWordSays()
    {
        var scene = Scene.Small();
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition = "traffic", delayHours = 5, until = Scene.Start.AddHours(6) });
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition = "strike", delayHours = 60 });
        scene.Pass(50);
        Assert.Equal((CaseStatus.New, Severity.High), (scene.Case().Status, scene.Case().Deviation.Severity));
        Tell(scene, new { from = "SUP-1", to = "DC-1", condition = "normal" });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.Empty(scene.State.Network.LaneEnds.ById);
    }

    [Fact]
    public void Condition_ThatIsOverWhenItIsTold_OpensNothing()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.LaneCondition, new { from = "SUP-1", to = "DC-1", condition = "weather", delayHours = 5, until = Scene.Start.AddHours(-1) }, time: Scene.Start.AddHours(-9));
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Empty(scene.State.Network.LaneConditions);
    }

    [Theory]
    [InlineData("SUP-1", "STORE-1", null, "/data/to: there is no lane")]
    [InlineData("SUP-1", "DC-1", -1, "/data/until")]
    public void Condition_OfNoLaneOrBackInTime_IsAnError(string from, string to, int? hours, string error)
    {
        var scene = Scene.Small();
        var candidate = Scene.Candidate(SignalTypes.LaneCondition, new { from, to, condition = "weather", until = hours is { } h ? Scene.Start.AddHours(h) : (DateTimeOffset?)null }, "bad", scene.Now);
        Assert.StartsWith(error, scene.Refused(new TakeSignals([candidate], Single: true), Caller.Integration("tms")).Message, StringComparison.Ordinal);
    }

    private static void Tell(Scene scene, object data) => scene.Signal(SignalTypes.LaneCondition, data);
}
