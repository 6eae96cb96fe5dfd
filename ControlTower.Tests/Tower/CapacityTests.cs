using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

public sealed class CapacityTests
{
    [Theory]
    [InlineData(0.81, Severity.Low)]
    [InlineData(0.8, Severity.Medium)]
    [InlineData(0.51, Severity.Medium)]
    [InlineData(0.5, Severity.High)]
    [InlineData(0.01, Severity.High)]
    public void Share_BetweenNoneAndAll_IsACaseByWhatIsLost(double share, Severity severity)
    {
        var scene = Scene.Small();
        Tell(scene, new { site = "DC-1", share, reason = "labour" });
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.CapacityDrop, severity, "operations", "labour"), (found.Kind, found.Severity, found.Function, found.Reason));
        Assert.Equal((decimal)share, scene.State.Network.CapacityShareOf("DC-1", scene.Now));
        Assert.False(scene.State.Network.IsDown("DC-1", scene.Now));
    }

    [Fact]
    public void Share_OfNothing_IsASiteDown()
    {
        var scene = Scene.Small();
        Tell(scene, new { site = "SUP-1", share = 0, reason = "equipment" });
        Assert.Equal(CaseKind.SupplierDown, scene.Case().Deviation.Kind);
        Assert.Equal((true, 0m), (scene.State.Network.IsDown("SUP-1", scene.Now), scene.State.Network.CapacityShareOf("SUP-1", scene.Now)));
    }

    [Fact]
    public void Share_ThatFallsToNothingAndRises_IsOneOutageByDegrees()
    {
        var scene = Scene.Small();
        Tell(scene, new { site = "DC-1", share = 0.6, reason = "labour" });
        Tell(scene, new { site = "DC-1", share = 0, reason = "labour" });
        Assert.Equal((CaseStatus.ReturnedToNormal, CaseKind.SiteDown), (scene.Case().Status, scene.Case("EX-1002").Deviation.Kind));
        Tell(scene, new { site = "DC-1", share = 0.4, reason = "labour" });
        Assert.Equal((CaseStatus.New, CaseStatus.ReturnedToNormal), (scene.Case().Status, scene.Case("EX-1002").Status));
        Assert.False(scene.State.Network.IsDown("DC-1", scene.Now));
        Tell(scene, new { site = "DC-1", share = 1, reason = "labour" });
        Assert.Equal((CaseStatus.ReturnedToNormal, 1m), (scene.Case().Status, scene.State.Network.CapacityShareOf("DC-1", scene.Now)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public void Share_WithAnEnd_IsOverByItselfOnce(double share)
    {
        var scene = Scene.Small();
        Tell(scene, new { site = "DC-1", share, reason = "other", until = Scene.Start.AddHours(8) });
        scene.Pass(7.9);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        scene.Pass(50);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.Equal(1, scene.State.Network.CapacityShareOf("DC-1", scene.Now));
        Assert.Single(scene.All<SiteCapacityRestored>());
        Assert.Empty(scene.State.Network.Outages);
    }

    [Fact]
    public void End_OfACapacity_DoesNotEndAnOutageThatWasToldOtherwiseMeanwhile()
    {
        var scene = Scene.Small();
        Tell(scene, new { site = "DC-1", share = 0, reason = "other", until = Scene.Start.AddHours(8) });
        scene.Signal(SignalTypes.SiteDown, new { site = "DC-1", until = Scene.Start.AddHours(40) });
        scene.Pass(10);
        Assert.True(scene.State.Network.IsDown("DC-1", scene.Now));
        Assert.Equal(CaseStatus.New, scene.Case().Status);
    }

    [Fact]
    public void Site_ThatIsUpAgain_IsNoLongerWithoutCapacity()
    {
        var scene = Scene.Small();
        Tell(scene, new { site = "DC-1", share = 0, reason = "other", until = Scene.Start.AddHours(8) });
        scene.Signal(SignalTypes.SiteUp, new { site = "DC-1" });
        Assert.Empty(scene.State.Network.CapacityShares);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    private static void Tell(Scene scene, object data) => scene.Signal(SignalTypes.SiteCapacity, data);
}
