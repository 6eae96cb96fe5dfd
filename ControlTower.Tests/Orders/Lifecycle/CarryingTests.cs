using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>Partial quantities, several shipments, shortage, news, returns and windows, as one reads about them.</summary>
public sealed class CarryingTests
{
    [Fact]
    public void Parts_OfOneLine_StandAtSeveralStages()
    {
        var scene = LifecycleStates.At("allo", false);
        Move(scene, OrderMachine.Release, 3);
        Move(scene, OrderMachine.Pick, 2);
        Move(scene, OrderMachine.Pack, 2);
        Move(scene, OrderMachine.Ship, 1);
        Assert.Equal([(Stage.Allocated, 1m), (Stage.Released, 1m), (Stage.Packed, 1m), (Stage.Shipped, 1m)], Units(scene));
        Assert.Equal(OrderStand.Allocated, OrderStanding.Of(Track(scene)));
        Assert.Equal((99m, 3m), (OnHand(scene, "DC-1"), scene.State.Network.StockOf("DC-1", "ITEM-1")!.Allocated.Units));
    }

    [Fact]
    public void Release_MoreThanIsAllocated_NamesHowMuchIs()
    {
        var scene = LifecycleStates.At("allo", false);
        var refusal = scene.Refused(new MoveOrder(LifecycleStates.Id, OrderMachine.Release, Lines(5)));
        Assert.Contains("release takes what is allocated, and of line 1 only 4 is", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_FromTwoSites_LeavesAsTwoShipments()
    {
        var scene = LifecycleStates.At("canc", false);
        scene.When(new PutNetwork(new() { Stock = [new("DC-2", "ITEM-1", Quantity.Of(7))] }));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 105)));
        foreach (var transition in new[] { OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship }) scene.When(new MoveOrder("O-2", transition, TransitionBody.Empty));
        Assert.Equal([("O-2-S1", "DC-1"), ("O-2-S2", "DC-2")], scene.State.Orders.Tracks["O-2"].Shipments.Select(one => (one.Id, one.Site)));
        scene.When(new MoveOrder("O-2", OrderMachine.Deliver, new() { Shipment = "O-2-S2" }));
        Assert.Equal(OrderStand.Shipped, OrderStanding.Of(scene.State.Orders.Tracks["O-2"]));
        scene.When(new MoveOrder("O-2", OrderMachine.Deliver, TransitionBody.Empty));
        Assert.Equal(OrderStatus.Delivered, scene.State.Orders.Ended["O-2"]);
    }

    [Fact]
    public void Shortage_IsServedByPriorityThenPromise_WhenStockComes()
    {
        var scene = LifecycleStates.At("canc", false);
        scene.When(new PlaceOrder(LifecycleStates.Order("LOW", 4, "ITEM-2") with { PromisedBy = Scene.Start.AddDays(1) }));
        scene.When(new PlaceOrder(LifecycleStates.Order("HIGH", 4, "ITEM-2")) { Priority = 5 });
        scene.When(new PlaceOrder(LifecycleStates.Order("SOON", 4, "ITEM-2") with { PromisedBy = Scene.Start.AddHours(9) }));
        Assert.All(new[] { "LOW", "HIGH", "SOON" }, id => Assert.Equal(OrderStand.Backordered, OrderStanding.Of(scene.State.Orders.Tracks[id])));
        scene.Signal(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-2", delta = 10, reason = "receipt" });
        Assert.Equal(["HIGH", "SOON", "LOW"], scene.Last.Select(fact => fact.Body).OfType<OrderMoved>().Select(moved => moved.Order));
        Assert.Equal([(Stage.Backordered, 2m), (Stage.Allocated, 2m)], Units(scene, "LOW"));
    }

    [Fact]
    public void Shortage_AmongOrdersThatStandAlike_IsSharedInProportion()
    {
        var scene = LifecycleStates.At("canc", false);
        foreach (var (id, quantity) in new[] { ("A", 6m), ("B", 3m), ("C", 3m) }) scene.When(new PlaceOrder(LifecycleStates.Order(id, quantity, "ITEM-2")));
        scene.Signal(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-2", delta = 7, reason = "receipt" });
        Assert.Equal([4m, 2m, 1m], new[] { "A", "B", "C" }.Select(id => Units(scene, id).Single(one => one.Stage == Stage.Allocated).Quantity));
    }

    [Fact]
    public void Count_BelowWhatIsSetAside_LetsTheLeastFarOnWait_BeforeTheBookChanges()
    {
        var scene = LifecycleStates.At("pack", false);
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 90)));
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 50 });
        Assert.Equal([(Stage.Packed, 4m)], Units(scene));
        Assert.Equal([("DC-1", 46m), ("STORE-1", 44m)], scene.State.Orders.Tracks["O-2"].Units.Select(group => (group.Place.Site, group.Quantity.Units)));
        Assert.Equal(["OrderMoved", "StockCounted", "OrderMoved"], scene.Last.Select(fact => fact.Body.GetType().Name).Where(name => name is "OrderMoved" or "StockCounted"));
    }

    [Fact]
    public void Lot_ThatIsHeld_IsGivenBack_AndOthersServe()
    {
        var scene = LifecycleStates.At("canc", false);
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-2", Quantity.Of(5)) { Lot = "A", ExpiresAt = Scene.Start.AddDays(9) }, new("DC-1", "ITEM-2", Quantity.Of(5)) { Lot = "B" }] }));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 5, "ITEM-2")));
        Assert.Equal("A", scene.State.Orders.Tracks["O-2"].Units.Single().Place.Lot);
        scene.Signal(SignalTypes.LotHeld, new { site = "DC-1", item = "ITEM-2", lot = "A" });
        Assert.Equal(("B", Stage.Allocated), (scene.State.Orders.Tracks["O-2"].Units.Single().Place.Lot, scene.State.Orders.Tracks["O-2"].Units.Single().Place.Stage));
    }

    [Fact]
    public void News_ThatCameBeforeItsForerunners_ImpliesThem_AndWhatCannotBeIsRejected()
    {
        var scene = LifecycleStates.At("plac", false);
        scene.Signal(SignalTypes.OrderShipped, new { order = LifecycleStates.Id, shipment = "P-1", lines = new[] { new { item = "ITEM-1", quantity = 3 } } });
        Assert.Equal([(Stage.Placed, 1m), (Stage.Shipped, 3m)], Units(scene));
        var doubled = scene.Refused(News(scene, SignalTypes.OrderShipped, new { order = LifecycleStates.Id, shipment = "P-1", lines = new[] { new { item = "ITEM-1", quantity = 1 } } }));
        Assert.Contains("The shipment P-1 left DC-1 already", doubled.Message, StringComparison.Ordinal);
        var late = scene.Refused(News(scene, SignalTypes.OrderPicked, new { order = LifecycleStates.Id, lines = new[] { new { id = "1", quantity = 3 } } }));
        Assert.StartsWith("/data/order: O-1 is placed: pick takes what is", late.Message, StringComparison.Ordinal);
        Assert.Equal([(Stage.Placed, 1m), (Stage.Shipped, 3m)], Units(scene));
    }

    [Fact]
    public void Delivered_WithDamage_CountsTheDamagedUnits()
    {
        var scene = LifecycleStates.At("ship", false);
        scene.Signal(SignalTypes.OrderDelivered, new { order = LifecycleStates.Id, damaged = 3 });
        Assert.Equal(3m, Track(scene).Damaged.Units);
    }

    [Fact]
    public void Window_ThatEnds_GivesTheStockBack()
    {
        var scene = LifecycleStates.At("read", true);
        Assert.Equal(46m, scene.State.Network.StockOf("STORE-1", "ITEM-1")!.Available.Units);
        scene.Pass(47.9);
        Assert.Equal(OrderStand.ReadyForPickUp, OrderStanding.Of(Track(scene)));
        scene.Pass(0.2);
        Assert.Equal(OrderStand.Cancelled, OrderStanding.Of(Track(scene)));
        Assert.Equal(50m, scene.State.Network.StockOf("STORE-1", "ITEM-1")!.Available.Units);
        Assert.Equal(OrderStatus.Cancelled, scene.State.Orders.Ended[LifecycleStates.Id]);
    }

    [Fact]
    public void Hold_KeepsNoStock_AndResume_FindsItAgain()
    {
        var scene = LifecycleStates.At("canc", false);
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 100)));
        scene.When(new MoveOrder("O-2", OrderMachine.Hold, new() { Reason = "not paid" }));
        Assert.Equal(100m, scene.State.Network.StockOf("DC-1", "ITEM-1")!.Available.Units);
        Assert.Contains("since it is held (not paid)", scene.Refused(new MoveOrder("O-2", OrderMachine.Allocate, TransitionBody.Empty)).Message, StringComparison.Ordinal);
        scene.When(new MoveOrder("O-2", OrderMachine.Resume, TransitionBody.Empty));
        Assert.Equal(OrderStand.Allocated, OrderStanding.Of(scene.State.Orders.Tracks["O-2"]));
    }

    [Fact]
    public void Return_EndsOnce_AndAReplacementIsALinkedOrder()
    {
        var scene = LifecycleStates.At("insp", false);
        var answer = (OrderAnswer)scene.When(LifecycleStates.Move(OrderMachine.Replace));
        var linked = scene.State.Orders.Tracks[answer.LinkedOrder!];
        Assert.Equal((LifecycleStates.Id, OrderStand.Allocated, 4m), (linked.LinkedTo, OrderStanding.Of(linked), linked.Order.Lines.Single().Quantity.Units));
        Assert.Contains("ends a return whose goods are all judged, and none is open that is", scene.Refused(LifecycleStates.Move(OrderMachine.Refund)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refund_WithoutAnAmount_IsWhatTheLinesAreWorth()
    {
        var scene = LifecycleStates.At("insp", false);
        scene.When(LifecycleStates.Move(OrderMachine.Refund));
        Assert.Equal(Money.Of(100, "EUR"), Track(scene).Returns.Single().Amount);
    }

    [Fact]
    public void Revision_ThatIsOld_IsRefused()
    {
        var scene = LifecycleStates.At("allo", false);
        var refusal = scene.Refused(new MoveOrder(LifecycleStates.Id, OrderMachine.Release, TransitionBody.Empty) { Revision = 1 });
        Assert.Equal(RefusalKind.PreconditionFailed, refusal.Kind);
    }

    [Fact]
    public void Order_ThatWasOnlyKnown_IsCarriedFromItsFirstTransition_AndItsMilestonesFollow()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Stock = [new("STORE-2", "ITEM-1", Quantity.Of(9))] }));
        Assert.DoesNotContain("SO-2", scene.State.Orders.Tracks.Keys);
        scene.Signal(SignalTypes.OrderShipped, new { order = "SO-2" });
        Assert.Equal(OrderStatus.Shipped, scene.State.Orders.Open["SO-2"].Status);
        Assert.DoesNotContain(scene.State.Orders.WantedOf("ITEM-1"), line => line.Order == "SO-2");
        scene.Signal(SignalTypes.OrderDelivered, new { order = "SO-2" });
        Assert.Equal(OrderStatus.Delivered, scene.State.Orders.Ended["SO-2"]);
    }

    private static TakeSignals News(Scene scene, string type, object data) => new([Scene.Candidate(type, data, $"n-{scene.Journal.Count}-{type}", scene.Now)], true);

    private static OrderTrack Track(Scene scene) => scene.State.Orders.Tracks[LifecycleStates.Id];

    private static IEnumerable<(Stage Stage, decimal Quantity)> Units(Scene scene, string id = LifecycleStates.Id) =>
        scene.State.Orders.Tracks[id].Units.Select(group => (group.Place.Stage, group.Quantity.Units)).OrderBy(one => one.Stage);

    private static decimal OnHand(Scene scene, string site) => scene.State.Network.StockOf(site, "ITEM-1")!.OnHand.Units;

    private static void Move(Scene scene, string transition, decimal quantity) => scene.When(new MoveOrder(LifecycleStates.Id, transition, Lines(quantity)));

    private static TransitionBody Lines(decimal quantity) => new() { Lines = [new("1", Quantity.Of(quantity))] };
}
