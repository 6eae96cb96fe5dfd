using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>One plant that makes bikes of two frames' worth of tube and a motor; orders at a store behind a centre.</summary>
public sealed class ImpactTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    [Fact]
    public void GivenAProductionOrder_WhenItsComponentIsLate_ThenItsLineStopsAndTheOrdersBehindItAreLate()
    {
        var scene = Given(tubes: 100, bikes: 2, orders: [("SO-1", 60, 2), ("SO-2", 70, 10), ("SO-3", 300, 10)]);
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP", purchaseOrder = "PO-1", delayHours = 50, reason = "strike" });

        var effect = Effect(scene);
        var stop = Assert.Single(effect.Stops);
        // The tubes come 50 h after hour 10; the line was to start at hour 20, for eight hours.
        Assert.Equal(("PLANT", Start.AddHours(20), 40m, "MO-1"), (stop.Site, stop.StopsAt, stop.Hours, stop.ProductionOrders[0]));
        // SO-1 lies in the centre; SO-2 waits for MO-1: hour 68, 12 to the centre, 6 to the store; SO-3 has time.
        Assert.Equal([("SO-2", 16m)], effect.Lines.Select(late => (late.Line.Order, late.LateByHours)));
        var impact = scene.Settle().Case().Impact!;
        Assert.Equal((1, 1, 1), (impact.Orders, impact.Lines, impact.Customers));
        Assert.Equal([("lateness", 2.5m), ("lineStop", 800m), ("penalty", 3m)], impact.CostPerHour!.Select(cost => (cost.Part, cost.Amount.Amount)));
    }

    [Fact]
    public void GivenEnoughOfTheComponent_WhenMoreOfItIsLate_ThenNothingIs()
    {
        var scene = Given(tubes: 200, bikes: 0, orders: [("SO-2", 70, 10)]);
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP", purchaseOrder = "PO-1", delayHours = 50 });
        Assert.Equal((0, 0), (Effect(scene).Stops.Count, Effect(scene).Lines.Count));
    }

    [Fact]
    public void GivenNoProductionOrder_WhenAComponentIsLate_ThenWhatIsToBeMadeOfItIsLate()
    {
        var scene = Given(tubes: 3, bikes: 1, orders: [("SO-1", 30, 2), ("SO-2", 40, 4)], production: false);
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP", purchaseOrder = "PO-1", delayHours = 50 });

        var effect = Effect(scene);
        // SO-1 takes the bike and the three tubes that are there (two for one bike more); SO-2 waits: 60 + 8 + 12 + 6.
        Assert.Equal([("SO-2", 46m)], effect.Lines.Select(late => (late.Line.Order, late.LateByHours)));
        var stop = Assert.Single(effect.Stops);
        Assert.Equal(("PLANT", Start.AddHours(14), Start.AddHours(60), "BIKE"), (stop.Site, stop.StopsAt, stop.Until, stop.Items[0]));
    }

    [Fact]
    public void GivenShifts_WhenAComponentComesAtNight_ThenWorkBeginsInTheMorning()
    {
        var calendar = new CalendarEntry([new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(6, 0), new(14, 0))]);
        var scene = Given(tubes: 0, bikes: 0, orders: [("SO-2", 40, 4)], production: false, calendar: calendar);
        // The tubes come at 18:00 of Monday (hour 10); eight hours of work fill Tuesday from 06:00 to 14:00.
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP", purchaseOrder = "PO-1", delayHours = 0.5 });
        Assert.Equal([8m], Effect(scene).Lines.Select(late => late.LateByHours));
    }

    [Fact]
    public void GivenAPlantDown_WhenAProductionOrderRunsThere_ThenItIsHeldUntilThePlantIsUp()
    {
        var scene = Given(tubes: 500, bikes: 0, orders: [("SO-2", 60, 10)]);
        scene.Signal(SignalTypes.SiteDown, new { site = "PLANT", from = Start, until = Start.AddHours(45), reason = "fire" });
        var effect = Effect(scene);
        Assert.Equal(("PLANT", Start.AddHours(20), 25m), (effect.Stops[0].Site, effect.Stops[0].StopsAt, effect.Stops[0].Hours));
        Assert.Equal([("SO-2", 11m)], effect.Lines.Select(late => (late.Line.Order, late.LateByHours)));
    }

    [Fact]
    public void GivenADelayOfOnePurchaseOrder_WhenOrdersStandBehindAnotherPlant_ThenTheyAreNotAtRisk()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", default), new("DC-2", "ITEM-1", default)], Lanes = [.. Networks.Small.Lanes!.Where(lane => lane.From != "DC-1" || lane.To == "STORE-1")] }));
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 90 });
        Assert.Equal(["SO-1"], Effect(scene).Lines.Select(late => late.Line.Order));
    }

    private static TroubleEffect Effect(Scene scene) => ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []);

    private static Scene Given(int tubes, int bikes, (string Id, int Promised, int Quantity)[] orders, bool production = true, CalendarEntry? calendar = null)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites =
            [
                new("SUP", "Supplier", SiteKind.Supplier, 1), new("PLANT", "Plant", SiteKind.Plant) { StopCostPerHour = Networks.Euro(800), Calendar = calendar },
                new("DC", "Centre", SiteKind.DistributionCenter), new("STORE", "Store", SiteKind.Store),
            ],
            Items = [new("TUBE", "Tube"), new("MOTOR", "Motor"), new("BIKE", "Bike")],
            Lanes = [new("SUP", "PLANT", 24), new("PLANT", "DC", 12), new("DC", "STORE", 6)],
            Boms = [new("PLANT", "BIKE", [new("TUBE", Quantity.Of(2)), new("MOTOR", Quantity.Of(1))], 8)],
            Stock = [new("PLANT", "TUBE", Quantity.Of(tubes)), new("DC", "BIKE", Quantity.Of(bikes))],
            Suppliers = [new("SUP", "TUBE")],
            PurchaseOrders = [new("PO-1", "SUP", "PLANT", [new("TUBE", Quantity.Of(400))], Start.AddHours(10))],
            ProductionOrders = production ? [new("MO-1", "PLANT", "BIKE", Quantity.Of(80), Start.AddHours(20), Start.AddHours(28))] : null,
            Orders =
            [
                .. orders.Select(order => new OrderEntry(
                    order.Id, $"C-{order.Id}", "STORE", Start.AddHours(-5), Start.AddHours(order.Promised), null, [new("1", "BIKE", Quantity.Of(order.Quantity), Networks.Euro(500))])
                {
                    PenaltyPerHour = Networks.Euro(3),
                }),
            ],
        }));
        return scene;
    }
}
