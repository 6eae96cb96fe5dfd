using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

public sealed class SchedulingTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    [Fact]
    public void GivenProductionOrders_WhenDowntimeIsPlannedForThem_ThenACaseComesAheadWithWhatItDelays()
    {
        var scene = Given();
        scene.When(new ScheduleSite("PLANT", new(null, [new(Start.AddHours(22), Start.AddHours(30)) { Reason = "inspection" }], 40)));
        Assert.Equal((CaseKind.PlannedDowntime, Start.AddHours(22), "planning"), (scene.Case().Deviation.Kind, scene.Case().Deviation.BeganAt, scene.Case().Deviation.Function));
        Assert.Equal(40, scene.State.Network.Sites["PLANT"].Entry.Capacity);
        // Six of its eight hours are left when the downtime begins; they follow it: hour 36 instead of 28, six to the store.
        var effect = ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []);
        Assert.Equal([("SO-1", 2m)], effect.Lines.Select(late => (late.Line.Order, late.LateByHours)));
    }

    [Fact]
    public void GivenACaseOfPlannedDowntime_WhenTheDowntimeIsMoved_ThenItReturnsToNormal()
    {
        var scene = Given();
        scene.When(new ScheduleSite("PLANT", new(null, [new(Start.AddHours(22), Start.AddHours(30))], null)));
        scene.When(new ScheduleSite("PLANT", new(null, [new(Start.AddHours(50), Start.AddHours(58))], null)));
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void GivenACaseOfPlannedDowntime_WhenItIsOver_ThenItReturnsToNormalOnce()
    {
        var scene = Given();
        scene.When(new ScheduleSite("PLANT", new(null, [new(Start.AddHours(22), Start.AddHours(30))], null)));
        scene.Pass(40);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.Single(scene.All<DowntimeEnded>());
        Assert.Empty(scene.State.Network.DowntimeEnds.ById);
    }

    [Fact]
    public void GivenAProductionOrder_WhenItsSiteLosesMostOfItsCapacity_ThenWhatIsMadeMeanwhileComesLater()
    {
        var scene = Given();
        scene.Signal(SignalTypes.SiteCapacity, new { site = "PLANT", share = 0.25, reason = "labour", from = Start, until = Start.AddHours(40) });
        // From hour 20 to 40 five of its eight hours of work are done, the other three follow: hour 43, six to the store.
        Assert.Equal([("SO-1", 9m)], ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Lines.Select(late => (late.Line.Order, late.LateByHours)));
    }

    [Fact]
    public void GivenAMovementOnALane_WhenTheLaneIsSlow_ThenItsGoodsComeLater()
    {
        var scene = Given();
        scene.When(new PutNetwork(new()
        {
            Shipments = [new("SH-1", "PLANT", "STORE", [new("BIKE", Quantity.Of(5))], Start.AddHours(30))],
            Orders = [Order("SO-2", 33)],
        }));
        scene.Signal(SignalTypes.LaneCondition, new { from = "PLANT", to = "STORE", condition = "weather", delayHours = 10, until = Start.AddHours(48) });
        Assert.Contains(("SO-2", 7m), ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Lines.Select(late => (late.Line.Order, late.LateByHours)));
        Assert.Equal(16, scene.State.Network.HoursBetween("PLANT", "STORE"));
    }

    [Fact]
    public void Schedule_OfALane_IsKept()
    {
        var scene = Given();
        scene.When(new ScheduleLane("PLANT", "STORE", new(null, null, 100)));
        Assert.Equal(100, scene.State.Network.Lane("PLANT", "STORE")!.Capacity);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new ScheduleLane("STORE", "PLANT", new(null, null, 1))).Kind);
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Refused(new ScheduleLane("PLANT", "STORE", new(null, null, 1), 1)).Kind);
        Assert.Equal("/downtime/0/until", Assert.Single(scene.Refused(new ScheduleSite("PLANT", new(null, [new(Start, Start)], null))).Errors).Pointer);
    }

    private static OrderEntry Order(string id, int promised) => new(id, "C", "STORE", Start, Start.AddHours(promised), null, [new("1", "BIKE", Quantity.Of(5))]);

    private static Scene Given()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites = [new("PLANT", "Plant", SiteKind.Plant), new("STORE", "Store", SiteKind.Store)],
            Items = [new("TUBE", "Tube"), new("BIKE", "Bike")],
            Lanes = [new("PLANT", "STORE", 6)],
            Boms = [new("PLANT", "BIKE", [new("TUBE", Quantity.Of(2))], 8)],
            Stock = [new("PLANT", "TUBE", Quantity.Of(100))],
            ProductionOrders = [new("MO-1", "PLANT", "BIKE", Quantity.Of(5), Start.AddHours(20), Start.AddHours(28))],
            Orders = [Order("SO-1", 40)],
        }));
        return scene;
    }
}
