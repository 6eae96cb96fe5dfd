using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Runs;

/// <summary>SO-1 wants 30 at hour 60 and would get them at hour 66; the supplier that stands in saves it, at hour 24 at the centre.</summary>
public sealed class MeasuringTests
{
    [Fact]
    public void GivenGoodsThatCameAsPlanned_WhenTheCaseCloses_ThenTheRealEffectIsTheForecast()
    {
        var scene = Moved();
        scene.PassWithoutBells(24).Signal(SignalTypes.ShipmentArrived, new { shipment = "PO-R-2001-1", site = "DC-1" });
        scene.PassWithoutBells(24).When(new AdvanceOrder("SO-1", OrderStatus.Delivered, scene.Now));
        Close(scene);
        var told = scene.One<RunMeasured>();
        Assert.Equal(("R-2001", "EX-1001", "activateBackup", 0m), (told.Run, told.Case, told.Kind, told.Error));
        Assert.Equal((1, 1, Scene.Start.AddHours(24), 0m), (told.Real.OrdersSaved, told.Real.LinesSaved, told.Real.ServiceRegainedAt, told.Real.LateCost!.Value.Amount));
        Assert.Equal(told.Forecast with { LateCost = told.Real.LateCost }, told.Real);
        Assert.Equal((told.Real, 0m), (scene.Run().Measured!.Real, scene.Run().Measured!.Error));
    }

    [Fact]
    public void GivenGoodsThatNeverCame_WhenTheCaseCloses_ThenNothingIsSavedAndTheLateCostIsTold()
    {
        var scene = Moved().PassWithoutBells(80);
        Close(scene);
        var told = scene.One<RunMeasured>();
        Assert.Equal((1, 0, 1, 0), (told.Forecast.OrdersSaved, told.Real.OrdersSaved, told.Forecast.LinesSaved, told.Real.LinesSaved));
        // 30 at 25 EUR, 20 h late, at 0.0005 an hour.
        Assert.Equal(7.5m, told.Real.LateCost!.Value.Amount);
        Assert.Null(told.Real.ServiceRegainedAt);
        // Cost as forecast, orders and lines all lost: (0 + 1 + 1) / 3.
        Assert.Equal(0.6667m, told.Error);
    }

    [Fact]
    public void GivenHalfOfTheGoods_WhenTheCaseCloses_ThenHalfOfTheCostWasSpent()
    {
        var scene = Moved();
        var planned = scene.Run().Options.Single(one => one.Id == scene.Run().Chosen).Moves[0].Quantity.Units;
        scene.PassWithoutBells(24).Signal(SignalTypes.ShipmentArrived, new { shipment = "PO-R-2001-1", site = "DC-1", lines = new[] { new { item = "ITEM-1", quantity = planned / 2 } } });
        Close(scene);
        var told = scene.One<RunMeasured>();
        Assert.Equal(decimal.Round(told.Forecast.Cost!.Value.Amount / 2, 2), told.Real.Cost!.Value.Amount);
    }

    [Fact]
    public void GivenAnOrderThatIsStillOpen_WhenTheCaseCloses_ThenItCountsAsWhatItIsThen()
    {
        var scene = Moved().PassWithoutBells(20);
        Close(scene);
        Assert.Equal((1, 1, 0), (scene.One<RunMeasured>().Real.OrdersSaved, scene.One<RunMeasured>().LinesOpen, scene.One<RunMeasured>().LinesGone));
    }

    [Fact]
    public void GivenAnOrderThatWasCancelled_WhenTheCaseCloses_ThenItIsNeitherSavedNorLate()
    {
        var scene = Moved();
        scene.Signal(SignalTypes.OrderCancelled, new { order = "SO-1", reason = "changed mind" });
        scene.PassWithoutBells(80);
        Close(scene);
        Assert.Equal((0, 0m, 1), (scene.One<RunMeasured>().Real.OrdersSaved, scene.One<RunMeasured>().Real.LateCost!.Value.Amount, scene.One<RunMeasured>().LinesGone));
    }

    [Fact]
    public void GivenARunThatStillActs_WhenTheCaseCloses_ThenItIsMeasuredOnceItsStepsAreDone()
    {
        var scene = Asked();
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        Agree(scene);
        Close(scene);
        Assert.Empty(scene.All<RunMeasured>());
        foreach (var effect in scene.All<EffectRequested>().Select(one => one.Effect).ToList()) scene.When(new ReportEffect(effect, 1, null), Caller.System);
        Assert.Equal("R-2001", scene.One<RunMeasured>().Run);
        Assert.Equal((0, 0), (scene.State.Protocols.Measures.Watches.Count, scene.State.Protocols.Measures.Watched.Count));
    }

    [Fact]
    public void GivenACaseThatOpensAgain_WhenItClosesAgain_ThenWhatWasMeasuredStands()
    {
        var scene = Moved();
        Close(scene);
        scene.When(new ReopenCase("EX-1001", "not over"));
        scene.Settle();
        scene.When(new ResolveCase("EX-1001", "over now"));
        Assert.Single(scene.All<RunMeasured>());
    }

    [Fact]
    public void GivenNobodyToldWhatWasAtRisk_WhenTheCaseCloses_ThenWhatWasSavedIsNotKnown()
    {
        var scene = Asking.Given(Asking.Level(DecisionMode.Automatic, "planning")).Ask();
        scene.When(new ResolveCase("EX-1001", "over"));
        var real = scene.One<RunMeasured>().Real;
        Assert.Equal((null, null, null), (real.OrdersSaved, real.LateCost, real.StopHoursSaved));
    }

    [Fact]
    public void GivenProductionThatWasReplanned_WhenItRanAsPlanned_ThenTheStopHoursAreTheForecast()
    {
        var scene = PlantScene.Given(new() { Stock = [PlantScene.Stock("WHEEL", 10)] }, "reschedule").Late();
        scene.Approve("reschedule");
        scene.PassWithoutBells(20);
        Made(scene, "TRIKE", "MO-2", 1);
        scene.PassWithoutBells(8);
        Made(scene, "TRIKE", "MO-2", 9);
        scene.PassWithoutBells(32);
        Made(scene, "BIKE", "MO-1", 1);
        Close(scene);
        var told = scene.One<RunMeasured>();
        Assert.Equal((8m, 8m), (told.Forecast.StopHoursSaved, told.Real.StopHoursSaved));
    }

    [Fact]
    public void GivenMeasuredRuns_WhenTheyAreAddedUp_ThenEachDayAndKindHasItsSums()
    {
        var scene = Asking.Given(Asking.Level(DecisionMode.Automatic, "planning"));
        for (var n = 1; n <= 3; n++)
        {
            scene.Ask(supplier: n).When(new ResolveCase($"EX-{1000 + n}", "over"));
            if (n == 2) scene.PassWithoutBells(24);
        }
        var days = scene.State.Protocols.Measures.DaysOf(Asking.Protocol).ToList();
        Assert.Equal([("expedite", 2), ("expedite", 1)], days.Select(day => (day.Kind, day.Count)));
        Assert.Equal((2, 2_000m, 2_000m), (days[0].Cost.Known, days[0].Cost.Forecast, days[0].Cost.Real));
        Assert.Equal((3, 3_000m), (days[0].And(days[1]).Count, days[0].And(days[1]).Cost.Real));
    }

    private static void Made(Scene scene, string item, string order, int units) =>
        scene.Signal(SignalTypes.ProductionReported, new { site = "PLANT", item, planned = units, actual = units, productionOrder = order });

    private static void Close(Scene scene) => scene.When(new ResolveCase("EX-1001", "it is over"));

    private static Scene Moved()
    {
        var scene = Asked();
        Agree(scene);
        return scene;
    }

    private static void Agree(Scene scene)
    {
        var option = scene.Run().Options.Single(one => one.Kind == "activateBackup");
        Assert.Equal((1, 1), (option.Effect.OrdersSaved, option.Effect.LinesSaved));
        scene.When(new Approve("AP-301", option.Id, "best"), Caller.Of("P-4"));
    }

    private static Scene Asked()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Networks.Small with { Stock = [new("DC-1", "ITEM-1", Quantity.Of(10))] }));
        scene.Person("P-4", "planning").When(new PublishProtocol(PlantScene.Protocol("activateBackup"), "text"));
        return scene.Delay(30).Settle();
    }
}
