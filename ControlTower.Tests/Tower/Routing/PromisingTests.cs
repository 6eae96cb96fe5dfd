using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Promises;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Dates and costs on offer, and stock that is kept for a while.</summary>
public sealed class PromisingTests
{
    [Fact]
    public void Offers_AreEarliestFirst_AndCheaperTheLaterTheyArrive()
    {
        var scene = RoutingTests.World(stock: 10);
        var offers = Promising.Offers(scene.State, Ask(4), Scene.Patient).Value!.Offers;
        Assert.Equal([("S", 12d, 24m), ("A", 24d, 9m)], offers.Select(offer => (offer.Shipments.Single().Site, (offer.Arrives - Scene.Start).TotalHours, offer.Cost.Amount)));
    }

    [Fact]
    public void Basket_ThatNoSiteHasWhole_IsOfferedInTwoShipments()
    {
        var scene = RoutingTests.World(stock: 10);
        var offer = Assert.Single(Promising.Offers(scene.State, Ask(15), Scene.Patient).Value!.Offers);
        Assert.Equal(["A", "B"], offer.Shipments.Select(one => one.Site));
        Assert.Equal(5m + 9 + 15 + 5, offer.Cost.Amount);
    }

    [Fact]
    public void Basket_ThatNobodyHas_IsPromisedOfWhatIsOnItsWay_LessWhatOthersWaitFor()
    {
        var scene = RoutingTests.World(stock: 2);
        scene.When(new PutNetwork(new() { Shipments = [new("SH-1", "S", "A", [new("I", Quantity.Of(30))], Scene.Start.AddHours(48))] }));
        var offers = Promising.Offers(scene.State, Ask(20), Scene.Patient).Value!;
        Assert.Equal(("A", true, 72d), (offers.Offers.Single().Shipments.Single().Site, offers.Offers.Single().Inbound, (offers.Offers.Single().Arrives - Scene.Start).TotalHours));
        scene.When(new PlaceOrder(RoutingTests.Order("WAITS", 20)));
        var after = Promising.Offers(scene.State, Ask(20), Scene.Patient).Value!;
        Assert.Empty(after.Offers);
        Assert.Equal([new PromiseLine("I", Quantity.Of(20))], after.Missing);
    }

    [Fact]
    public void Reservation_KeepsTheStock_UntilItsTimeIsOver()
    {
        var scene = RoutingTests.World(stock: 10);
        var kept = Keep(scene, 8, 30);
        Assert.Equal(2m, scene.State.Network.StockOf("A", "I")!.Available.Units);
        scene.When(new PlaceOrder(RoutingTests.Order("O-2", 10)));
        Assert.Equal("B", scene.State.Orders.Tracks["O-2"].Units.Single().Place.Site);
        scene.Pass(0.6);
        Assert.Equal(PromiseEnding.Expired, scene.One<PromiseEnded>().Ending);
        Assert.Equal(10m, scene.State.Network.StockOf("A", "I")!.Available.Units);
        var late = scene.Refused(new PlaceOrder(RoutingTests.Order("O-3", 8)) { Promise = kept.Id });
        Assert.Contains("is over", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reservation_IsUsedUpByTheOrderThatNamesIt()
    {
        var scene = RoutingTests.World(stock: 10);
        var kept = Keep(scene, 8, 30);
        // All the rest is gone before the order comes.
        scene.When(new PlaceOrder(RoutingTests.Order("O-2", 22)));
        scene.When(new PlaceOrder(RoutingTests.Order("O-3", 9)) { Promise = kept.Id });
        Assert.Equal([(Stage.Backordered, 1m), (Stage.Allocated, 8m)], scene.State.Orders.Tracks["O-3"].Units.Select(group => (group.Place.Stage, group.Quantity.Units)).Order());
        Assert.Empty(scene.State.Orders.Promises);
        BookCheck.Hold(scene.State, scene.Journal[^1]);
        Assert.Equal(30m, new[] { "A", "B", "S" }.Sum(site => scene.State.Network.StockOf(site, "I")!.Allocated.Units));
    }

    [Fact]
    public void Reservation_WhoseStockIsCountedAway_IsLost_BeforeAnyOrderIs()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O-1", 4)));
        Keep(scene, 5, 30);
        scene.Signal(SignalTypes.InventoryCounted, new { site = "A", item = "I", quantity = 5 });
        Assert.Equal(PromiseEnding.Lost, scene.One<PromiseEnded>().Ending);
        Assert.Equal((Stage.Allocated, "A"), (scene.State.Orders.Tracks["O-1"].Units.Single().Place.Stage, scene.State.Orders.Tracks["O-1"].Units.Single().Place.Site));
        BookCheck.Hold(scene.State, scene.Journal[^1]);
    }

    private static Promise Keep(Scene scene, decimal quantity, decimal minutes) => ((PromiseOffers)scene.When(new MakePromise(Ask(quantity), minutes, true))).Reserved!;

    private static PromiseQuestion Ask(decimal quantity) => new("C", [new("I", Quantity.Of(quantity))], Scene.Start);
}
