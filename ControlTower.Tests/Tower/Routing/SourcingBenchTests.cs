using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Any order tried with things changed, as the tower itself would decide it, on nothing of the tower's own.</summary>
public sealed class SourcingBenchTests
{
    private static readonly BenchQuestion Order = new(Scene.Start) { Order = "O" };

    [Fact]
    public void Try_AnOrderThatIsServed_SaysWhatTheTowerDecided_AndTouchesNothing()
    {
        var scene = Placed();
        var (state, decided) = (scene.State, scene.Note("O"));
        var answer = Try(scene, Order);
        Assert.Equal(decided.Cost, answer.Before.Cost);
        Assert.Equal(["A"], Sites(answer.Before));
        Assert.Same(answer.Before, answer.After);
        Assert.Equal(("A", "B"), (answer.Before.Why.Lines.Single().Best, answer.Before.Why.Lines.Single().RunnerUp));
        Assert.Same(state, scene.State);
    }

    [Theory]
    [InlineData("down", "B")]
    [InlineData("cost", "B")]
    [InlineData("stock", "B")]
    [InlineData("little less", "A")]
    [InlineData("late", "S")]
    public void Change_ThatSpeaksAgainstTheCheapest_MovesTheChoice(string what, string to)
    {
        BenchChange[] changes = what switch
        {
            "down" => [new(BenchLever.SiteDown) { Site = "A" }],
            "cost" => [new(BenchLever.ShipmentCost) { Site = "A", Value = 4.01m }],
            "little less" => [new(BenchLever.ShipmentCost) { Site = "A", Value = 3.99m }],
            "stock" => [new(BenchLever.Stock) { Site = "A", Item = "I", Value = 3 }, new(BenchLever.MaxShipments) { Value = 1 }],
            _ => [new(BenchLever.PromisedBy) { At = Scene.Start.AddHours(13) }, new(BenchLever.Lateness) { Value = 10 }],
        };
        var answer = Try(Placed(), Order with { Changes = changes });
        Assert.Equal((["A"], [to]), (Sites(answer.Before), Sites(answer.After)), Same);
    }

    [Fact]
    public void EveryFlip_WhenItIsMade_MovesTheChoiceWhereItSays()
    {
        var scene = Placed();
        var why = Try(scene, Order).Before.Why.Lines.Single();
        Assert.NotEmpty(why.Flips);
        foreach (var flip in why.Flips.Where(one => one.What is "price" or "stock"))
        {
            var change = flip.What == "price" ? new BenchChange(BenchLever.ShipmentCost) { Site = "A", Value = (decimal)flip.By } : new BenchChange(BenchLever.Stock) { Site = "A", Item = "I", Value = 10 - (decimal)flip.By };
            Assert.Equal(flip.To, Try(scene, Order with { Changes = [change] }).After.Why.Lines.Single().Best);
        }
    }

    [Fact]
    public void Stock_ThatIsRaisedWhereNoneLies_IsServedFrom()
    {
        var scene = RoutingTests.World(stock: 0);
        var basket = new BenchQuestion(Scene.Start) { Destination = "C", Lines = [new("I", Quantity.Of(4))] };
        var answer = Try(scene, basket with { Changes = [new(BenchLever.Stock) { Site = "B", Item = "I", Value = 3 }] });
        Assert.Equal((Quantity.Of(4), Quantity.Of(1)), (answer.Before.Left, answer.After.Left));
        Assert.Equal(["B"], Sites(answer.After));
        Assert.Equal("stock", answer.Before.Why.Lines.Single().RuledOut.Single(one => one.Site == "B").Rules.Single().Rule);
    }

    [Fact]
    public void Policy_NamedByVersion_IsTriedBeforeItIsPublished()
    {
        var scene = Placed();
        scene.When(new PutRoutingPolicy("store", new("From the store", 1) { Sourcing = new() { PreferredSites = ["S"], Soft = [Core.Orders.Sourcing.Problem.SoftConstraint.PreferredSites] } }, null));
        Assert.Equal(["A"], Sites(Try(scene, Order).Before));
        Assert.Equal(["S"], Sites(Try(scene, Order with { Policy = "store", Version = 1 }).Before));
        Assert.Equal("standard", Try(scene, Order with { Policy = "standard" }).Before.Policy.Name);
    }

    [Fact]
    public void Sites_TellWhatIsFreeForTheOrder_WithWhatIsSetAsideForIt()
    {
        var answer = Try(Placed(), Order);
        Assert.Equal(["A", "B", "S"], answer.Sites.Select(site => site.Site));
        Assert.All(answer.Sites, site => Assert.Equal(Quantity.Of(10), site.Free.Single().Quantity));
    }

    [Theory]
    [InlineData("order", null)]
    [InlineData("destination", "/destination")]
    [InlineData("item", "/lines/0/item")]
    [InlineData("policy", "/policy")]
    [InlineData("version", "/version")]
    [InlineData("site", "/changes/0/site")]
    [InlineData("stock", "/changes/0/item")]
    [InlineData("value", "/changes/0/value")]
    [InlineData("sites", "/changes/0/value")]
    [InlineData("at", "/changes/0/at")]
    public void Question_WithWhatIsNotThere_IsRefusedAndPointsAtIt(string what, string? pointer)
    {
        var scene = Placed();
        scene.When(new PutRoutingPolicy("web", new("Web", 1), null));
        var basket = new BenchQuestion(Scene.Start) { Destination = "C", Lines = [new("I", Quantity.Of(1))] };
        var question = what switch
        {
            "order" => Order with { Order = "NONE" },
            "destination" => basket with { Destination = "NOWHERE" },
            "item" => basket with { Lines = [new("NONE", Quantity.Of(1))] },
            "policy" => Order with { Policy = "wep" },
            "version" => Order with { Policy = "web", Version = 2 },
            "site" => Order with { Changes = [new(BenchLever.SiteDown) { Site = "Z" }] },
            "stock" => Order with { Changes = [new(BenchLever.Stock) { Site = "A", Item = "Z", Value = 1 }] },
            "value" => Order with { Changes = [new(BenchLever.SplitPenalty) { Value = -1 }] },
            "sites" => Order with { Changes = [new(BenchLever.MaxShipments) { Value = 0 }] },
            _ => Order with { Changes = [new(BenchLever.ShipAt)] },
        };
        var answer = SourcingBench.Try(scene.State, question, TowerRules.Default);
        Assert.False(answer.Succeeded);
        Assert.Equal(pointer, answer.Refusal.Pointer);
    }

    private static Scene Placed()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        return scene;
    }

    private static BenchAnswer Try(Scene scene, BenchQuestion question)
    {
        var answer = SourcingBench.Try(scene.State, question, TowerRules.Default);
        Assert.True(answer.Succeeded, answer.Refusal?.Message);
        return answer.Value;
    }

    private static string[] Sites(BenchSide side) => [.. side.Served.Select(one => one.Site).Distinct()];

    private static bool Same((string[] Before, string[] After) a, (string[] Before, string[] After) b) => a.Before.SequenceEqual(b.Before) && a.After.SequenceEqual(b.After);
}
