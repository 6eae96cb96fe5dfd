using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class DemandTests
{
    [Fact]
    public void Surge_WithFewerThanEightPeriods_IsNotSpokenOf()
    {
        var scene = Scene.Small();
        Usual(scene, 7);
        Observe(scene, 7, 900);
        Assert.Empty(scene.State.Exceptions.Open);
        Observe(scene, 8, 900);
        Assert.Equal(CaseKind.DemandSurge, scene.Case().Deviation.Kind);
    }

    /// <summary>Periods of 90, 100, 110, …: the median is 100, MAD 10, so the margin 51.891.</summary>
    [Theory]
    [InlineData(151.89, false)]
    [InlineData(151.9, true)]
    [InlineData(48.2, false)]
    [InlineData(48.1, true)]
    public void Demand_OutsideMedianPlusMinusTheMargin_IsACase(double quantity, bool unusual)
    {
        var scene = Scene.Small();
        for (var day = 0; day < 9; day++) Observe(scene, day, 90 + (10 * (day % 3)));
        Observe(scene, 9, (decimal)quantity);
        Assert.Equal(unusual ? 1 : 0, scene.State.Exceptions.Open.Count);
    }

    [Fact]
    public void Observations_OfOnePeriod_AddUp()
    {
        var scene = Scene.Small();
        Usual(scene, 10);
        Observe(scene, 10, 100);
        Assert.Empty(scene.State.Exceptions.Open);
        Observe(scene, 10, 60);
        Assert.Equal((CaseKind.DemandSurge, 60m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Percent));
    }

    [Fact]
    public void Surge_FromWhatOthersCanSpare_IsReallocatedAutomatically()
    {
        var scene = Surge(300);
        Assert.Empty(scene.State.Protocols.Approvals);
        Assert.Equal((RunStatus.Completed, "reallocate"), (scene.Run().Status, scene.Run().Options[0].Kind));
        Assert.True(scene.Case().Automatic);
        var planned = scene.One<ShipmentPlanned>().Shipment;
        Assert.Equal(("DC-2", "DC-1", 200m, "R-2001"), (planned.From, planned.To, planned.Lines[0].Quantity.Units, planned.Reference));
        Assert.Equal(200, scene.State.Network.StockOf("DC-2", "ITEM-1")!.Reserved.Units);
    }

    [Fact]
    public void Reallocation_OfWhatIsKeptInWholeUnits_MovesWholeUnits() =>
        Assert.Equal(201, Surge(300.4m).One<ShipmentPlanned>().Shipment.Lines[0].Quantity.Units);

    [Fact]
    public void Reallocation_ThatLeavesAndArrives_MovesTheStockOnce()
    {
        var scene = Surge(300);
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-R-2001-1" });
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-R-2001-1" });
        Assert.Equal((300m, 0m), Stock(scene, "DC-2"));
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-R-2001-1" });
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-R-2001-1" });
        Assert.Equal((210m, 0m), Stock(scene, "DC-1"));
        Assert.NotNull(scene.Case().ConfirmedAt);
    }

    [Fact]
    public void Reallocation_ThatArrivesUnannounced_LeftAsWell()
    {
        var scene = Surge(300);
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-R-2001-1" });
        Assert.Equal((300m, 0m), Stock(scene, "DC-2"));
        Assert.Equal((210m, 0m), Stock(scene, "DC-1"));
    }

    [Fact]
    public void Reallocation_OfStockThatACountLost_NeverGoesBelowZero()
    {
        var scene = Surge(300);
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-2", item = "ITEM-1", quantity = 50 });
        Assert.Equal((50m, 50m), Stock(scene, "DC-2"));
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-R-2001-1" });
        Assert.Equal((0m, 0m), Stock(scene, "DC-2"));
    }

    [Fact]
    public void Approved_Reallocation_IsRefusedOnceTheStockIsGone()
    {
        var scene = Dear(300);
        Assert.Equal(["planning", "operations"], scene.Approval().Functions.Select(one => one.Function));
        scene.When(new Approve("AP-301", "A", "yes"), Caller.Of("P-4"));
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-2", item = "ITEM-1", quantity = 50 });
        var refusal = scene.Refused(new Approve("AP-301", "A", "yes"), Caller.Of("P-2"));
        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Contains("ITEM-1 at DC-2", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((50m, 0m), Stock(scene, "DC-2"));
    }

    [Fact]
    public void Surge_AboveTheMoneyOfTheLevel_AsksAPerson() =>
        Assert.Contains(Dear(300).Approval().Evidence, line => line.Contains("above the authority", StringComparison.Ordinal));

    [Fact]
    public void Surges_PastTheNumberOfAnHour_AskAPerson()
    {
        var scene = Scene.Small();
        var text = ProtocolText.Shipped.Single(one => one.Contains("id: demand-surge", StringComparison.Ordinal)).Replace("automaticPerHour: 10", "automaticPerHour: 1", StringComparison.Ordinal);
        scene.When(new PublishProtocol(ProtocolText.Parse(text).Value!, text));
        Usual(scene, 10);
        Observe(scene, 10, 200);
        scene.Settle();
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
        Usual(scene, 10, "DC-2");
        Observe(scene, 10, 105, "DC-2");
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(900))] }));
        Observe(scene, 10, 200, "DC-2");
        scene.Settle();
        Assert.Equal(RunStatus.AwaitingApproval, scene.Run("R-2002").Status);
        Assert.Contains(scene.Approval().Evidence, line => line.Contains("limit of 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Demand_ThatIsUsualAgain_HealsTheSurge_ButNotBecauseOfALateWordAboutYesterday()
    {
        var scene = Scene.Small();
        Usual(scene, 10);
        Observe(scene, 12, 300);
        Observe(scene, 11, 100);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        Observe(scene, 13, 100);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Slump_AfterASurge_HealsIt()
    {
        var scene = Scene.Small();
        Usual(scene, 10);
        Observe(scene, 10, 300);
        Observe(scene, 11, 1);
        Assert.Equal((CaseStatus.ReturnedToNormal, CaseKind.DemandSlump), (scene.Case().Status, scene.Case("EX-1002").Deviation.Kind));
    }

    private static Scene Surge(decimal quantity)
    {
        var scene = Scene.Small();
        Usual(scene, 10);
        Observe(scene, 10, quantity);
        return scene.Settle();
    }

    /// <summary>The lane costs more than planning may spend alone.</summary>
    private static Scene Dear(decimal quantity)
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Lanes = [.. Networks.Small.Lanes!.Select(lane => lane with { Fixed = 9_000 })] }));
        Usual(scene, 10);
        Observe(scene, 10, quantity);
        return scene.Settle();
    }

    private static void Usual(Scene scene, int days, string site = "DC-1")
    {
        for (var day = 0; day < days; day++) Observe(scene, day, 100, site);
    }

    private static void Observe(Scene scene, int day, decimal quantity, string site = "DC-1") => scene.Signal(
        SignalTypes.DemandObserved, new { site, item = "ITEM-1", quantity, periodStart = Scene.Start.AddDays(day - 20), period = "day" });

    private static (decimal OnHand, decimal Reserved) Stock(Scene scene, string site)
    {
        var position = scene.State.Network.StockOf(site, "ITEM-1")!;
        return (position.OnHand.Units, position.Reserved.Units);
    }
}
