using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Orders of a site or lane in trouble are found, and decided together who serves them instead.</summary>
public sealed class ResourcingTests
{
    [Fact]
    public void SiteThatIsDown_HasItsOrdersServedByOthers_WithAllBooksInBalance()
    {
        var scene = ThreeOrders();
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        var done = Resource(scene, new("A"));
        Assert.Equal((3, 3, 0, 0), (done.Plan.Orders.Count, done.Moved, done.Unsaved, done.Stale));
        Assert.Equal(["B", "B", "B"], scene.State.Orders.Tracks.Values.SelectMany(track => track.Units).Select(group => group.Place.Site));
        Assert.Equal((0m, 30m), (scene.State.Network.StockOf("A", "I")!.Allocated.Units, scene.State.Network.StockOf("B", "I")!.Allocated.Units));
        Assert.True(done.Plan.CostAfter > done.Plan.CostBefore && done.Plan.Cost <= done.Plan.LowerBound * 1.01, $"{done.Plan}");
        Assert.Null(done.Case);
        BookCheck.Follow(Core.Tower.TowerState.Empty, scene.Journal);
    }

    [Fact]
    public void WhatNobodyElseHas_StaysWhereItIs_AndIsACaseWithMoneyAtRisk_UntilTheSiteIsUp()
    {
        var scene = ThreeOrders(others: 12);
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        var done = Resource(scene, new("A"));
        Assert.Equal(18m, done.Plan.Orders.Sum(order => order.Unsaved.Units));
        Assert.Equal(18m, scene.State.Network.StockOf("A", "I")!.Allocated.Units);
        scene.Settle();
        var one = scene.State.Exceptions.OpenAbout(CaseKind.UnservedOrders, "A")!;
        Assert.Equal(one.Id, done.Case);
        Assert.Equal([Money.Of(18 * 25, "EUR")], one.Impact!.Value);
        Assert.Equal(2, one.Impact.Orders);
        scene.Signal(SignalTypes.SiteUp, new { site = "A" });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.State.Exceptions.OpenAbout(CaseKind.UnservedOrders, "A")!.Status);
    }

    [Fact]
    public void Lane_ConcernsOnlyWhatGoesOverIt()
    {
        var scene = ThreeOrders();
        scene.When(new PutNetwork(new() { Stock = [new("S", "I", Quantity.Of(5))] }));
        scene.When(new PlaceOrder(RoutingTests.Order("AT-S", 5) with { Destination = "S" }));
        scene.Signal(SignalTypes.LaneCondition, new { from = "A", to = "C", condition = "strike" });
        Assert.Equal(3, Resource(scene, new("A", "C")).Moved);
        Assert.Equal("S", scene.State.Orders.Tracks["AT-S"].Units.Single().Place.Site);
    }

    [Fact]
    public void WhatIsPicked_StaysWhereItIs()
    {
        var scene = ThreeOrders();
        scene.When(new MoveOrder("O-1", OrderMachine.Release, new() { Lines = [new("1", Quantity.Of(6))] }));
        scene.When(new MoveOrder("O-1", OrderMachine.Pick, new() { Lines = [new("1", Quantity.Of(4))] }));
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        Resource(scene, new("A"));
        Assert.Equal([("A", 4m, Stage.Picking), ("B", 6m, Stage.Allocated)], scene.State.Orders.Tracks["O-1"].Units.Select(group => (group.Place.Site!, group.Quantity.Units, group.Place.Stage)));
    }

    [Fact]
    public void PlanThatTheWorldOvertook_PassesOverWhatChanged()
    {
        var scene = ThreeOrders();
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        var plan = ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), new("A"));
        scene.When(new MoveOrder("O-1", OrderMachine.Cancel, TransitionBody.Empty));
        scene.Signal(SignalTypes.InventoryCounted, new { site = "B", item = "I", quantity = 15 });
        var done = (ResourceDone)scene.When(new ResourceOrders(plan));
        Assert.Equal((1, 2), (done.Moved, done.Stale));
        BookCheck.Follow(Core.Tower.TowerState.Empty, scene.Journal);
    }

    [Fact]
    public void Avoid_SendsOrdersElsewhere_ThoughTheSiteIsUp()
    {
        var scene = ThreeOrders();
        Assert.Equal(0, Resource(scene, new("A")).Moved);
        Assert.Equal(3, Resource(scene, new("A") { Avoid = true }).Moved);
    }

    [Fact]
    public void SitesThatShareTooLittle_AreDividedAtLeastCost()
    {
        // B is cheaper for all, and has stock for two of three: the one that costs least more goes to S.
        var scene = ThreeOrders(others: 20);
        scene.When(new PutNetwork(new() { Stock = [new("S", "I", Quantity.Of(10))] }));
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        var done = Resource(scene, new("A"));
        Assert.Equal(0, done.Unsaved);
        Assert.InRange(done.Plan.Cost, done.Plan.LowerBound, done.Plan.LowerBound * 1.01);
    }

    /// <summary>Told by what it allocates, since times swing: as much for each order however many there are.</summary>
    [Fact]
    public void Question_OfMoreOrders_TakesNoMoreForEach()
    {
        var (few, many) = (Allocated(25), Allocated(200));
        Assert.True(many < 2 * few, $"{few:N0} bytes an order among 25, {many:N0} among 200");

        static long Allocated(int orders)
        {
            var scene = RoutingTests.World(stock: 0);
            scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(10_000)), new("B", "I", Quantity.Of(10_000))] }));
            foreach (var number in Enumerable.Range(0, orders)) scene.When(new PlaceOrder(RoutingTests.Order($"O-{number}", 1)));
            scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
            var tracks = scene.State.Orders.Tracks.Values.ToList();
            Allocations(1);
            return Allocations(orders) / orders;

            long Allocations(int of)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                new ResourceQuestion((scene.State, scene.Now, Scene.Patient), new("A"), [.. tracks.Take(of)]).Problem(true);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
    }

    private static ResourceDone Resource(Scene scene, ResourceScope scope) => (ResourceDone)scene.When(new ResourceOrders(ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), scope)) { Reason = "trouble" });

    private static Scene ThreeOrders(decimal others = 50)
    {
        var scene = RoutingTests.World(stock: 0);
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(60)), new("B", "I", Quantity.Of(others))] }));
        foreach (var id in new[] { "O-1", "O-2", "O-3" }) scene.When(new PlaceOrder(RoutingTests.Order(id, 10, Money.Of(25, "EUR"))));
        Assert.All(scene.State.Orders.Tracks.Values, track => Assert.Equal("A", track.Units.Single().Place.Site));
        return scene;
    }
}
