using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Which sites the tower's own orders are served by, rule by rule, on a network of three sites and one customer.</summary>
public sealed class RoutingTests
{
    internal static readonly SiteEntry[] Sites =
    [
        new("A", "Near", SiteKind.DistributionCenter, null, 50, 8), new("B", "Far", SiteKind.DistributionCenter, null, 52, 13), new("S", "Store", SiteKind.Store, null, 48, 11),
        new("C", "Customer", SiteKind.Customer, null, 50.1, 8.1),
    ];

    private static readonly LaneEntry[] Lanes = [new("A", "C", 24, 5, 1), new("B", "C", 30, 9, 1), new("S", "C", 12, 20, 1)];

    [Fact]
    public void Place_WithoutMore_TakesTheSiteThatCostsLeast_AndKeepsWhatItCosts()
    {
        var scene = World();
        var note = Place(scene, 4);
        Assert.Equal(("standard", 9m), (note.Policy, note.Cost.Amount));
        var part = Assert.Single(note.Shipments);
        Assert.Equal(("A", 9m, Scene.Start, Scene.Start.AddHours(24)), (part.Site, part.Freight.Amount, part.Ships, part.Arrives));
    }

    [Fact]
    public void Rates_AreWeighedWithTheirBreaksAndTheirVolume()
    {
        // 40 kg: B's rate falls to 0.1 a kilogram from 30 on; by volume it would be 200 kg.
        var scene = World(lanes: [Lanes[0] with { Rates = [new("slow") { Fixed = 5, PerKg = 1 }] }, Lanes[1] with { Rates = [new("bulk") { Fixed = 9, PerKg = 1, Breaks = [new(30, 0.1m)] }] }, Lanes[2]]);
        Assert.Equal(("B", "bulk", 13m), Part(Place(scene, 40)));
        scene = World(lanes: [Lanes[0] with { Rates = [new("slow") { Fixed = 5, PerKg = 1 }] }, Lanes[1] with { Rates = [new("bulk") { Fixed = 9, PerKg = 1, Breaks = [new(30, 0.3m)] }] }, Lanes[2]], divisor: 5_000);
        Assert.Equal(("A", "slow", 45m), Part(Place(scene, 40)));
    }

    [Fact]
    public void LateSite_GivesWay_WhereLatenessCostsMore()
    {
        var scene = World(stock: 100);
        scene.When(new PlaceOrder(Order("O", 4, Money.Of(5_000, "EUR")) with { PromisedBy = Scene.Start.AddHours(13) }));
        Assert.Equal("S", SiteOf(scene, "O"));
    }

    [Theory]
    [InlineData("down")]
    [InlineData("handling")]
    [InlineData("serves")]
    [InlineData("safety")]
    [InlineData("expires")]
    [InlineData("shelf")]
    [InlineData("held")]
    public void Rule_ThatForbidsTheCheapestSite_LeavesItToTheNext(string rule)
    {
        var scene = World(
            sites: [.. Sites.Select(site => site.Id == "A" && rule == "serves" ? site with { Serves = ["S"] } : site.Id != "A" && rule == "handling" ? site with { Handling = ["cold"] } : site)],
            requires: rule == "handling" ? ["cold"] : null, shelf: rule == "shelf" ? 3 : null, stock: 0);
        var lot = rule switch
        {
            "safety" => new StockEntry("A", "I", Quantity.Of(100)) { Safety = Quantity.Of(97) },
            "expires" => new("A", "I", Quantity.Of(100)) { Lot = "L", ExpiresAt = Scene.Start.AddHours(23) },
            "shelf" => new("A", "I", Quantity.Of(100)) { Lot = "L", ReceivedAt = Scene.Start.AddHours(-49) },
            _ => new("A", "I", Quantity.Of(100)) { Lot = "L" },
        };
        scene.When(new PutNetwork(new() { Stock = [lot, new("B", "I", Quantity.Of(100))] }));
        if (rule == "down") scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        if (rule == "held") scene.Signal(SignalTypes.LotHeld, new { site = "A", item = "I", lot = "L" });
        Place(scene, 4);
        Assert.Equal("B", SiteOf(scene, "O"));
    }

    [Fact]
    public void DayThatIsFull_SendsOrdersElsewhere_AsLongAsOthersHaveStock()
    {
        var scene = World(sites: [Sites[0] with { Capacity = 1 }, .. Sites[1..]], stock: 30);
        Place(scene, 20);
        Assert.Equal("A", SiteOf(scene, "O"));
        scene.When(new PlaceOrder(Order("O-2", 10)));
        Assert.Equal("B", SiteOf(scene, "O-2"));
        Assert.Equal(20m, scene.State.Orders.Load.Find("A").Units);
        scene.When(new PlaceOrder(Order("O-3", 58)));
        Assert.Equal(["A", "B", "S"], scene.State.Orders.Tracks["O-3"].Units.Select(group => group.Place.Site));
        Assert.All(scene.State.Orders.Tracks["O-3"].Units, group => Assert.Equal(Stage.Allocated, group.Place.Stage));
    }

    [Fact]
    public void LoadOfASite_FollowsItsUnits_UntilTheyArePacked()
    {
        var scene = World();
        Place(scene, 7);
        foreach (var step in new[] { OrderMachine.Release, OrderMachine.Pick }) scene.When(new MoveOrder("O", step, TransitionBody.Empty));
        Assert.Equal(7m, scene.State.Orders.Load.Find("A").Units);
        scene.When(new MoveOrder("O", OrderMachine.Pack, new() { Lines = [new("1", Quantity.Of(5))] }));
        Assert.Equal(2m, scene.State.Orders.Load.Find("A").Units);
        scene.When(new MoveOrder("O", OrderMachine.Cancel, TransitionBody.Empty));
        Assert.Empty(scene.State.Orders.Load);
    }

    [Fact]
    public void CutOffAndCalendar_MoveTheShipTime_InTheSitesZone()
    {
        var shifts = new CalendarEntry([new([DayOfWeek.Tuesday], new(6, 0), new(18, 0))]);
        var scene = World(sites: [Sites[0] with { TimeZone = "Europe/Berlin", CutOff = new(8, 30), Calendar = shifts }, .. Sites[1..]]);
        // 08:00 UTC is 09:00 there: past the cut-off, and Tuesday opens at 05:00 UTC.
        Assert.Equal(Scene.Start.AddHours(21), Place(scene, 4).Shipments.Single().Ships);
    }

    [Fact]
    public void LaneInTroubleOfUnknownLength_IsAvoided_UntilNothingElseServes()
    {
        var scene = World();
        scene.Signal(SignalTypes.LaneCondition, new { from = "A", to = "C", condition = "strike" });
        Place(scene, 4);
        Assert.Equal("B", SiteOf(scene, "O"));
        scene.When(new PlaceOrder(Order("O-2", 290)));
        Assert.Equal(["laneCondition"], scene.Note("O-2").Dropped);
    }

    [Fact]
    public void MoreOfAnOrder_GoesWithWhatLeavesAlready()
    {
        var scene = World(stock: 0);
        scene.When(new PutNetwork(new() { Stock = [new("B", "I", Quantity.Of(4))] }));
        Place(scene, 10);
        scene.Signal(SignalTypes.InventoryAdjusted, new { site = "A", item = "I", delta = 3, reason = "receipt" });
        Assert.Equal(13m, scene.Note("O").Cost.Amount);
        scene.Signal(SignalTypes.InventoryAdjusted, new { site = "B", item = "I", delta = 3, reason = "receipt" });
        Assert.Equal(3m, scene.Note("O").Cost.Amount);
    }

    [Fact]
    public void OrderOfVeryManyLines_IsServedWhole()
    {
        var scene = World(stock: 900);
        scene.When(new PlaceOrder(Order("O", 1) with { Lines = [.. Enumerable.Range(1, 2_000).Select(line => new OrderLineEntry($"{line}", "I", Quantity.Of(1)))] }));
        Assert.All(scene.State.Orders.Tracks["O"].Units, group => Assert.Equal(Stage.Allocated, group.Place.Stage));
        Assert.Equal(["A", "B", "S"], scene.State.Orders.Tracks["O"].Units.Select(group => group.Place.Site).Distinct().Order());
    }

    [Fact]
    public void Reassign_TakesAllFromTheNamedSite_WithAReason_OrNothing()
    {
        var scene = World(stock: 10);
        Place(scene, 4);
        Assert.Contains("/site", scene.Refused(new MoveOrder("O", OrderMachine.Reassign, new() { Reason = "since" })).Pointer, StringComparison.Ordinal);
        Assert.Contains("/reason", scene.Refused(new MoveOrder("O", OrderMachine.Reassign, new() { Site = "S" })).Pointer, StringComparison.Ordinal);
        scene.When(new MoveOrder("O", OrderMachine.Reassign, new() { Site = "S", Reason = "the customer fetches it" }));
        Assert.Equal(("S", true), (SiteOf(scene, "O"), scene.Note("O").ByHand));
        Assert.Equal((0m, 4m), (scene.State.Network.StockOf("A", "I")!.Allocated.Units, scene.State.Network.StockOf("S", "I")!.Allocated.Units));
        scene.When(new PlaceOrder(Order("O-2", 12)));
        Assert.Contains("finds 6 of the 12 units", scene.Refused(new MoveOrder("O-2", OrderMachine.Reassign, new() { Site = "S", Reason = "since" })).Message, StringComparison.Ordinal);
    }

    private static (string Site, string? Carrier, decimal Freight) Part(SourcingNote note) => (note.Shipments.Single().Site, note.Shipments.Single().Carrier, note.Shipments.Single().Freight.Amount);

    private static string SiteOf(Scene scene, string order) => Assert.Single(scene.State.Orders.Tracks[order].Units.Select(group => group.Place.Site!).Distinct());

    private static SourcingNote Place(Scene scene, decimal quantity)
    {
        scene.When(new PlaceOrder(Order("O", quantity)));
        return scene.Note("O");
    }

    internal static OrderEntry Order(string id, decimal quantity, Money? price = null) =>
        new(id, "Customer one", "C", Scene.Start, Scene.Start.AddDays(9), "web", [new("1", "I", Quantity.Of(quantity), price)]);

    internal static Scene World(SiteEntry[]? sites = null, LaneEntry[]? lanes = null, decimal stock = 100, string[]? requires = null, decimal? shelf = null, decimal? divisor = null)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites = sites ?? Sites,
            Items = [new("I", "Item", 1) { Requires = requires, ShelfLifeDays = shelf, DimensionsCm = [10, 10, 250] }],
            Lanes = lanes ?? Lanes,
            Carriers = [new("slow", "Slow"), new("bulk", "Bulk", divisor)],
            Stock = stock == 0 ? [] : [.. new[] { "A", "B", "S" }.Select(site => new StockEntry(site, "I", Quantity.Of(stock)))],
        }));
        return scene;
    }
}

internal static class SceneNotes
{
    /// <summary>How sites were found for an order the last time.</summary>
    public static SourcingNote Note(this Scene scene, string order) => scene.All<OrderMoved>().Last(moved => moved.Order == order && moved.Sourcing is not null).Sourcing!;
}
