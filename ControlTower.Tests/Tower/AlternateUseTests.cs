using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

public sealed class AlternateUseTests
{
    [Fact]
    public void GivenASubstituteInStock_WhenTheInputIsLate_ThenTheOrderIsMadeOfItInTime()
    {
        var scene = Given(steel: 180, safety: 20).Late();
        var option = scene.Option("useAlternate")!;
        Assert.Equal((1, 40m, 320m), (option.Effect.OrdersSaved, option.Effect.StopHoursSaved, option.Cost.Amount));
        var made = Assert.Single(option.Production!);
        Assert.Equal(("MO-1", "STEEL, MOTOR", made.StartWas), (made.Order, string.Join(", ", made.Inputs!.Select(input => input.Item)), made.StartAt));
        Assert.Empty(option.Moves);
    }

    [Fact]
    public void GivenASubstituteThatSafetyStockNeeds_WhenTheInputIsLate_ThenItIsNoOption() => Assert.Null(Given(steel: 179, safety: 20).Late().Option("useAlternate"));

    [Fact]
    public void GivenASubstituteThatAnotherOrderNeeds_WhenTheInputIsLate_ThenItIsNoOption()
    {
        var trike = new BomEntry("PLANT", "TRIKE", [new("STEEL", Quantity.Of(3))], 8);
        Assert.Null(Given(steel: 180, safety: 0, new() { Boms = [PlantScene.Bike("STEEL"), trike] }).Late().Option("useAlternate"));
        Assert.NotNull(Given(steel: 190, safety: 0, new() { Boms = [PlantScene.Bike("STEEL"), trike] }).Late().Option("useAlternate"));
    }

    [Fact]
    public void GivenTwoWays_WhenTheInputIsLate_ThenTheCheaperIsTaken()
    {
        var alternate = new BomEntry("PLANT", "BIKE", [new("WHEEL", Quantity.Of(1)), new("MOTOR", Quantity.Of(1))], 8) { Alternate = "wheels" };
        var scene = Given(steel: 200, safety: 0, new() { Boms = [PlantScene.Bike("STEEL"), alternate], Stock = [PlantScene.Stock("WHEEL", 90)] }).Late();
        // Two steel tubes cost 14 for 10 of the usual ones, a wheel 9: nothing more.
        Assert.Equal(("WHEEL", 0m), (scene.Option("useAlternate")!.Production![0].Inputs![0].Item, scene.Option("useAlternate")!.Cost.Amount));
    }

    [Fact]
    public void GivenNoProductionOrder_WhenTheInputIsLate_ThenOneIsPlacedForTheOrdersThatAreLate()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(PlantScene.Network with { ProductionOrders = null, Boms = [PlantScene.Bike("STEEL")], Stock = [PlantScene.Stock("STEEL", 60), PlantScene.Stock("MOTOR", 500)] }));
        scene.Person("P-1", "planning").When(new PublishProtocol(PlantScene.Protocol("useAlternate"), "text"));
        var made = Assert.Single(scene.Late().Option("useAlternate")!.Production!);
        Assert.Equal(("MO-R-2001-1", 12m, null), (made.Order, made.Quantity.Units, made.StartWas));
        scene.Approve("useAlternate");
        Assert.Empty(scene.Effect().Lines);
    }

    [Fact]
    public void Approve_OfAnAlternate_HasTheOrderMadeOfItAndTheImpactFall()
    {
        var scene = Given(steel: 180, safety: 20);
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        scene.Late();
        Assert.Equal(1, scene.Case().Impact!.Orders);
        scene.Approve("useAlternate");
        var order = scene.State.Orders.ProductionOrders["MO-1"];
        Assert.Equal(("STEEL", "R-2001", PlantScene.Start.AddHours(20)), (order.Inputs![0].Item, order.Reference, order.Plan.StartAt));
        Assert.Equal("MO-1", scene.One<ProductionOrderReplanned>().ProductionOrder);
        Assert.Equal("action.useAlternate", scene.One<EffectRequested>().Type);
        Assert.True(scene.Effect().IsNothing);
        Assert.Equal(Impact.None.Orders, scene.Settle().Case().Impact!.Orders);
        Assert.Null(scene.Case().Impact!.Stops);
    }

    [Fact]
    public void GivenItIsMadeOfASubstitute_WhenThatComesLate_ThenTheOrderWaitsForIt()
    {
        var scene = Given(steel: 180, safety: 20, new() { Suppliers = [new("SUP", "TUBE"), new("SUP", "STEEL")] }).Late();
        scene.Approve("useAlternate");
        scene.When(new PutNetwork(new() { Stock = [PlantScene.Stock("STEEL", 0, 20)] }));
        scene.Signal(Core.Signals.SignalTypes.SupplierDelayed, new { site = "SUP", items = new[] { "STEEL" }, delayHours = 60 });
        var late = scene.State.Exceptions.Open.Values.Single(one => one.Deviation is { Kind: CaseKind.SupplierDelay, Reference: null });
        var effect = ImpactOf.Effect(scene.State, late, scene.Now, []);
        Assert.Equal(["MO-1"], effect.Stops.SelectMany(stop => stop.ProductionOrders));
        Assert.Equal(["SO-2"], effect.Lines.Select(line => line.Line.Order));
    }

    [Fact]
    public void Approve_AfterTheSubstituteWasUsedUp_IsRefused()
    {
        var scene = Given(steel: 180, safety: 20).Late();
        scene.When(new PutNetwork(new() { Stock = [PlantScene.Stock("STEEL", 100, 20)] }));
        Assert.Contains("too little left", scene.Refused(new Approve("AP-301", scene.Option("useAlternate")!.Id, "best"), Caller.Of("P-1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hash_OfAnotherPlan_IsAnother()
    {
        var (one, other) = (Given(steel: 180, safety: 0).Late().Option("useAlternate")!, Given(steel: 180, safety: 0, new() { ProductionOrders = [PlantScene.Making("MO-3", "BIKE", 1, 21)] }).Late().Option("useAlternate")!);
        Assert.NotEqual(one.Hash, other.Hash);
        Assert.Equal(one.Hash, Given(steel: 180, safety: 0).Late().Option("useAlternate")!.Hash);
    }

    private static Scene Given(int steel, int safety, NetworkDocument? more = null)
    {
        more ??= new();
        return PlantScene.Given(more with { Boms = more.Boms ?? [PlantScene.Bike("STEEL"), .. PlantScene.Network.Boms!.Skip(1)], Stock = [PlantScene.Stock("STEEL", steel, safety), .. more.Stock ?? []] }, "useAlternate");
    }
}
