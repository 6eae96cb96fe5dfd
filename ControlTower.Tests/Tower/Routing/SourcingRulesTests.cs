using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Rules that concern the tower's own orders alone: pools, splits that are worth it, sites over an order's whole life, carbon, and policies side by side.</summary>
public sealed class SourcingRulesTests
{
    private static readonly SiteEntry[] Sites =
    [
        new("A", "Near", SiteKind.DistributionCenter, null, 50, 8), new("B", "Far", SiteKind.DistributionCenter, null, 52, 13), new("S", "Store", SiteKind.Store, null, 48, 11),
        new("C", "Customer", SiteKind.Customer, null, 50.1, 8.1),
    ];

    [Theory]
    [InlineData("web", "Customer one", "B")]
    [InlineData("vip", "Customer one", "A")]
    [InlineData("vip", "Customer two", "B")]
    public void Pool_ServesOnlyThoseItIsKeptFor(string channel, string customer, string site)
    {
        var scene = Pooled(null);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4) with { Channel = channel, Customer = customer }));
        Assert.Equal(site, SiteOf(scene, "O"));
        if (site == "A") return;
        var rule = ExplainingTests.Why(scene, "O").Lines.Single().RuledOut.Single(one => one.Site == "A").Rules.Single();
        Assert.Equal(("pool", "100 are kept for other channels or customers, 100 would be free", 100d), (rule.Rule, rule.Detail, rule.Limit));
    }

    [Fact]
    public void Pool_WhoseTimeIsOver_ServesEverybody()
    {
        var scene = Pooled(Scene.Start.AddHours(1));
        scene.When(new PlaceOrder(RoutingTests.Order("O-1", 4)));
        Assert.Equal("B", SiteOf(scene, "O-1"));
        scene.Pass(2);
        scene.When(new PlaceOrder(RoutingTests.Order("O-2", 4)));
        Assert.Equal("A", SiteOf(scene, "O-2"));
    }

    [Fact]
    public void Pool_OfAnUnknownItem_OrForNobody_IsRefusedByItsPath()
    {
        var findings = new JsonFindings();
        NetworkCheck.Check(NetworkState.Empty, new() { Sites = [Sites[0] with { Pools = [new("NONE", Quantity.Of(1))] }], Items = [] }, findings);
        Assert.Equal(["/sites/0/pools/0/channels", "/sites/0/pools/0/item"], findings.ToRefusal("The network").Errors.Select(error => error.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Split_ThatSavesNoTime_IsPassedOver_AndTheWhySaysByHowMuch()
    {
        // A has 6 of 10; the rest from B is dear, all from B dearer by far, and neither is there before the other.
        LaneEntry[] lanes = [new("A", "C", 24, 1), new("B", "C", 30, 1, 5)];
        var scene = Split(lanes, (6, 20), new() { SplitPenalty = 0 });
        Assert.Equal(["A", "B"], SitesOf(scene, "O"));
        scene = Split(lanes, (6, 20), new() { SplitPenalty = 0, SplitSavesHours = 1 });
        Assert.Equal(["B"], SitesOf(scene, "O"));
        var why = ExplainingTests.Why(scene, "O");
        var rule = Assert.Single(why.NotSplit);
        Assert.Equal(("split", "from 2 sites it would arrive 0 h sooner, 1 h are needed", 0d, 1d), (rule.Rule, rule.Detail, rule.Value, rule.Limit));
        Assert.Equal(("B", 0m), (why.Lines.Single().Best, why.CostsMore!.Value.Amount));
    }

    [Theory]
    [InlineData(18, 16, true)]
    [InlineData(19, 16, false)]
    [InlineData(18, 15, false)]
    public void Split_IsMadeWhereItSavesEnoughHoursForTheMoney(int hours, int money, bool split)
    {
        // Ten from B: 19, after 30 h. Five each from A and S: 35, after 12 h.
        var scene = Split([new("A", "C", 12, 5, 1), new("B", "C", 30, 9, 1), new("S", "C", 12, 20, 1)], (5, 20), new() { SplitPenalty = 0, LatenessPenaltyPerHour = 10, SplitSavesHours = hours, SplitCostsAtMost = money }, store: 5);
        Assert.Equal(split ? ["A", "S"] : ["B"], SitesOf(scene, "O"));
        Assert.Equal(split ? 0 : 1, ExplainingTests.Why(scene, "O").NotSplit.Count);
    }

    [Fact]
    public void Split_WithoutWhichUnitsWouldWait_IsMadeAnyhow()
    {
        var scene = Split([new("A", "C", 24, 1), new("B", "C", 30, 1, 5)], (6, 6), new() { SplitSavesHours = 100, SplitCostsAtMost = 0 });
        Assert.Equal(["A", "B"], SitesOf(scene, "O"));
    }

    [Fact]
    public void MostSites_HoldOverTheWholeLife_NotForEachDecision()
    {
        var scene = Under(RoutingTests.World(stock: 0), new() { MaxShipmentsPerOrder = 1 });
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(8))] }));
        scene.When(new PlaceOrder(RoutingTests.Order("O", 10)));
        foreach (var step in new[] { "release", "pick", "pack", "ship" }) scene.When(new MoveOrder("O", step, TransitionBody.Empty));
        scene.When(new PutNetwork(new() { Stock = [new("B", "I", Quantity.Of(50))] }));
        Assert.Equal(2m, scene.State.Orders.Tracks["O"].At(Stage.Backordered).Sum(group => group.Quantity.Units));
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(5))] }));
        Assert.Equal(("A", 2m), (scene.State.Orders.Tracks["O"].At(Stage.Allocated).Single().Place.Site, scene.State.Orders.Tracks["O"].At(Stage.Allocated).Single().Quantity.Units));
        var full = ExplainingTests.Why(scene, "O").Lines.Single().RuledOut.Single(one => one.Site == "B").Rules.Single();
        Assert.Equal(("maxShipments", "it leaves A already, 1 site at most", 1d), (full.Rule, full.Detail, full.Limit));
    }

    [Fact]
    public void AllOrNothing_IsOfTheWholeOrder_NotOfWhatIsAskedFor()
    {
        var scene = Under(RoutingTests.World(), new() { AllowPartial = false });
        scene.When(new PlaceOrder(RoutingTests.Order("O", 10)) { Allocate = false });
        scene.When(new MoveOrder("O", OrderMachine.Allocate, new() { Lines = [new("1", Quantity.Of(4))] }));
        Assert.Empty(scene.State.Orders.Tracks["O"].At(Stage.Allocated));
        scene.When(new MoveOrder("O", OrderMachine.Allocate, TransitionBody.Empty));
        Assert.Equal(10m, scene.State.Orders.Tracks["O"].At(Stage.Allocated).Sum(group => group.Quantity.Units));
    }

    [Fact]
    public void Carbon_WherePriced_IsWeighedByDistanceAndWeight_AndToldInTheNote()
    {
        LaneEntry[] lanes = [new("A", "C", 24, 5), new("B", "C", 24, 2)];
        var scene = RoutingTests.World(lanes: lanes);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        Assert.Equal("B", SiteOf(scene, "O"));
        scene = Under(RoutingTests.World(lanes: lanes), new() { CarbonPricePerTonne = 100, CarbonGramsPerTonneKm = 60_000 });
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        var part = Assert.Single(scene.Note("O").Shipments);
        // 4 kg over the great circle, 60 kg of carbon by tonne and kilometre at 0.1 a kilogram.
        var km = (decimal)new GeoPoint(50, 8).DistanceKm(new(50.1, 8.1));
        Assert.Equal(("A", decimal.Round(4 * km * 0.006m, 6)), (part.Site, part.Carbon!.Value.Amount));
        Assert.Equal(5 + part.Carbon!.Value.Amount, scene.Note("O").Cost.Amount);
    }

    [Fact]
    public void Carbon_PricedWithoutHowMuchThereIs_IsRefusedByItsPath() =>
        Assert.Equal("/sourcing/carbonGramsPerTonneKm", Scene.Empty().Refused(new PutRoutingPolicy("web", new("T", 0) { Sourcing = new() { CarbonPricePerTonne = 80 } }, null)).Pointer);

    [Fact]
    public void Cartons_ArePackedForEachShipment_WeighedAgainstASplit_AndToldInTheNote()
    {
        // Ten things of 10 × 10 × 250 cm, one kilogram each: five fit a carton. A split needs as many cartons, none for nothing.
        var terms = new SourcingTerms { Cartons = [new("tube", 3, [50, 10, 250], 30)] };
        var scene = Under(RoutingTests.World(), terms);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 10)));
        var part = Assert.Single(scene.Note("O").Shipments);
        Assert.Equal((6m, "tube", 2L), (part.Packing!.Value.Amount, part.Cartons!.Single().Carton, part.Cartons!.Single().Count));
        Assert.Equal(5 + 10 + 6, scene.Note("O").Cost.Amount);
        Assert.Equal(0, ExplainingTests.Why(scene, "O").CostsMore!.Value.Micros);
    }

    [Fact]
    public void Cartons_ThatCostMuch_KeepAnOrderTogether()
    {
        // A has 6 of 10 and is cheaper by the kilogram; a second carton costs more than that.
        LaneEntry[] lanes = [new("A", "C", 24, 1), new("B", "C", 24, 1, 5)];
        Assert.Equal(["A", "B"], SitesOf(Split(lanes, (6, 20), new() { SplitPenalty = 0 }), "O"));
        Assert.Equal(["B"], SitesOf(Split(lanes, (6, 20), new() { SplitPenalty = 0, Cartons = [new("chest", 40, [500, 500, 500], 900)] }), "O"));
    }

    [Fact]
    public void Carton_ThatStandsTwice_IsRefusedByItsPath() => Assert.Equal("/sourcing/cartons/1/id",
        Scene.Empty().Refused(new PutRoutingPolicy("web", new("T", 0) { Sourcing = new() { Cartons = [new("S", 1, [1, 1, 1], 1), new("S", 2, [2, 2, 2], 1)] } }, null)).Pointer);

    [Theory]
    [InlineData("web")]
    [InlineData("shop")]
    public void Together_UnderSeveralPolicies_TheOrderIsSplitThatPaysLessForIt(string dear)
    {
        var scene = RoutingTests.World(stock: 0);
        foreach (var channel in new[] { "web", "shop" }) Under(scene, new() { SplitPenalty = channel == dear ? 100 : 0 }, channel);
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(60)), new("B", "I", Quantity.Of(15)), new("S", "I", Quantity.Of(5))] }));
        foreach (var channel in new[] { "web", "shop" }) scene.When(new PlaceOrder(RoutingTests.Order(channel, 10) with { Channel = channel }));
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        scene.When(new ResourceOrders(ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), new("A"))));
        Assert.Equal(["B"], SitesOf(scene, dear));
        Assert.Equal(["B", "S"], SitesOf(scene, dear == "web" ? "shop" : "web"));
    }

    [Theory]
    [InlineData("web")]
    [InlineData("shop")]
    public void Together_UnderSeveralPolicies_EachOrderLeavesAsManySitesAsItsOwnAllows(string narrow)
    {
        var scene = RoutingTests.World(stock: 0);
        foreach (var channel in new[] { "web", "shop" }) Under(scene, new() { SplitPenalty = 0, MaxShipmentsPerOrder = channel == narrow ? 1 : null }, channel);
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(60)), new("B", "I", Quantity.Of(15)), new("S", "I", Quantity.Of(5))] }));
        foreach (var channel in new[] { "web", "shop" }) scene.When(new PlaceOrder(RoutingTests.Order(channel, 10) with { Channel = channel }));
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        var done = (ResourceDone)scene.When(new ResourceOrders(ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), new("A"))));
        Assert.Equal(0, done.Unsaved);
        Assert.Equal(["B"], SitesOf(scene, narrow));
        Assert.Equal(["B", "S"], SitesOf(scene, narrow == "web" ? "shop" : "web"));
        Assert.Equal($"{narrow} 1", scene.Note(narrow).Policy);
    }

    private static Scene Pooled(DateTimeOffset? until) => RoutingTests.World([Sites[0] with { Pools = [new("I", Quantity.Of(100)) { Channels = ["vip"], Customers = ["Customer one"], Until = until }] }, .. Sites[1..]]);

    private static Scene Split(LaneEntry[] lanes, (decimal A, decimal B) stock, SourcingTerms terms, decimal store = 0)
    {
        var scene = Under(RoutingTests.World(lanes: lanes, stock: 0), terms);
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(stock.A)), new("B", "I", Quantity.Of(stock.B)), .. store > 0 ? [new StockEntry("S", "I", Quantity.Of(store))] : Array.Empty<StockEntry>()] }));
        scene.When(new PlaceOrder(RoutingTests.Order("O", 10) with { PromisedBy = Scene.Start.AddHours(12) }));
        return scene;
    }

    private static Scene Under(Scene scene, SourcingTerms terms, string? channel = null)
    {
        scene.When(new PutRoutingPolicy(channel ?? "all", new("T", 1) { When = new() { Channels = channel is null ? [] : [channel] }, Sourcing = terms }, null));
        scene.When(new PublishRoutingPolicy(channel ?? "all", null, "since it is so"), Caller.Of("P-1"));
        return scene;
    }

    private static string SiteOf(Scene scene, string order) => Assert.Single(SitesOf(scene, order));

    private static string[] SitesOf(Scene scene, string order) => [.. scene.State.Orders.Tracks[order].Units.Select(group => group.Place.Site!).Distinct().Order(StringComparer.Ordinal)];
}
