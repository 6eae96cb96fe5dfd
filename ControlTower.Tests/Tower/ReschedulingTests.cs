using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Tests.Tower;

public sealed class ReschedulingTests
{
    private static readonly DateTimeOffset Start = PlantScene.Start;

    [Fact]
    public void GivenAnOrderThatCanRun_WhenAnotherWaits_ThenItIsBroughtForwardIntoTheGap()
    {
        var scene = PlantScene.Given(new() { Stock = [PlantScene.Stock("WHEEL", 10)] }, "reschedule").Late();
        var option = scene.Option("reschedule")!;
        Assert.Equal([("MO-2", Start.AddHours(28), Start.AddHours(20)), ("MO-1", Start.AddHours(20), Start.AddHours(60))], option.Production!.Select(one => (one.Order, one.StartWas!.Value, one.StartAt)));
        Assert.Equal((0, 8m, 0m), (option.Effect.OrdersSaved, option.Effect.StopHoursSaved, option.Cost.Amount));
        Assert.Equal("Run 1 production order earlier and 1 production order later", option.Title);

        scene.Approve("reschedule");
        var stop = Assert.Single(scene.Effect().Stops);
        Assert.Equal((Start.AddHours(28), Start.AddHours(60)), (stop.StopsAt, stop.Until));
        // Putting off what cannot start anyway neither saves what waits for it nor makes it later.
        Assert.Equal([("SO-2", 16m)], scene.Effect().Lines.Select(late => (late.Line.Order, late.LateByHours)));
        Assert.Equal(32, scene.Settle().Case().Impact!.Stops![0].Hours);
        Assert.Equal(2, scene.All<ProductionOrderReplanned>().Count);
        Assert.Equal(Start.AddHours(20), scene.State.Orders.Due.Of(DueWhat.Start).ById["MO-2"]);
    }

    [Fact]
    public void GivenInputsThatSafetyStockNeeds_WhenAnOrderWaits_ThenNothingIsBroughtForward() =>
        Assert.Null(PlantScene.Given(new() { Stock = [PlantScene.Stock("WHEEL", 12, 3)] }, "reschedule").Late().Option("reschedule"));

    [Fact]
    public void GivenInputsThatAnOrderBeforeItNeeds_WhenAnOrderWaits_ThenItIsNotBroughtForward()
    {
        var scene = PlantScene.Given(new() { Stock = [PlantScene.Stock("WHEEL", 15)], ProductionOrders = [PlantScene.Making("MO-3", "TRIKE", 10, 36)] }, "reschedule").Late();
        Assert.DoesNotContain(scene.Option("reschedule")!.Production!, one => one.Order == "MO-3");
    }

    [Fact]
    public void GivenShifts_WhenAnOrderIsMoved_ThenItKeepsItsWorkingHoursAndWaitsForTheMorning()
    {
        // From 08:00 to 16:00: MO-1 is planned for the second day, MO-2 for the third; the tubes are there in the evening of the third.
        var calendar = new CalendarEntry([new([.. Enum.GetValues<DayOfWeek>()], new(8, 0), new(16, 0))]);
        var sites = PlantScene.Network.Sites!.Select(site => site.Id == "PLANT" ? site with { Calendar = calendar } : site).ToList();
        var scene = Scene.Empty();
        scene.When(new Core.Network.PutNetwork(PlantScene.Network with
        {
            Sites = sites,
            Stock = [PlantScene.Stock("WHEEL", 10)],
            ProductionOrders = [PlantScene.Making("MO-1", "BIKE", 80, 24), PlantScene.Making("MO-2", "TRIKE", 10, 48)],
        }));
        scene.Person("P-1", "planning").When(new Core.Protocols.PublishProtocol(PlantScene.Protocol("reschedule"), "text"));
        var option = scene.Late().Option("reschedule")!;
        Assert.Equal(
            [("MO-2", Start.AddHours(24), Start.AddHours(32)), ("MO-1", Start.AddHours(72), Start.AddHours(80))],
            option.Production!.Select(one => (one.Order, one.StartAt, one.DueAt)));
    }

    [Fact]
    public void GivenAnOrderThatRunsThen_WhenAnotherIsPutOff_ThenItWaitsUntilTheLineIsFree()
    {
        var scene = PlantScene.Given(new() { Stock = [PlantScene.Stock("WHEEL", 10)], ProductionOrders = [PlantScene.Making("MO-3", "TRIKE", 90, 58)] }, "reschedule").Late();
        Assert.Equal(Start.AddHours(66), scene.Option("reschedule")!.Production!.Single(one => one.Order == "MO-1").StartAt);
    }

    [Fact]
    public void Approve_AfterAnOrderHasBegun_IsRefused()
    {
        var scene = PlantScene.Given(new() { Stock = [PlantScene.Stock("WHEEL", 10)] }, "reschedule").Late();
        scene.Signal(Core.Signals.SignalTypes.ProductionReported, new { site = "PLANT", item = "TRIKE", planned = 1, actual = 1, productionOrder = "MO-2" });
        Assert.Contains("MO-2 has begun", scene.Refused(new Core.Protocols.Approve("AP-301", scene.Option("reschedule")!.Id, "best"), Core.Tower.Caller.Of("P-1")).Message, StringComparison.Ordinal);
    }
}
