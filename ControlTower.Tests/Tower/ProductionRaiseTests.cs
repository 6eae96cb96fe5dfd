using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

public sealed class ProductionRaiseTests
{
    private static readonly DateTimeOffset Start = PlantScene.Start;
    private static readonly BomEntry Other = new("PLANT-2", "BIKE", [new("STEEL", Quantity.Of(2)), new("MOTOR", Quantity.Of(1))], 6);

    [Fact]
    public void GivenAnotherPlantWithInputs_WhenOrdersAreLate_ThenItMakesWhatTheyMiss()
    {
        var scene = Given(steel: 24, safety: 4).Late();
        var option = scene.Option("raiseProduction")!;
        var made = Assert.Single(option.Production!);
        // Ten bikes of twenty tubes, from now on for six hours, sixteen hours away: 3,000 to make, 30 + 5 + 100 kg to the store.
        Assert.Equal(("MO-R-2001-1", "PLANT-2", 10m, Start, Start.AddHours(6), Start.AddHours(22)), (made.Order, made.Site, made.Quantity.Units, made.StartAt, made.DueAt, made.Arrives));
        Assert.Equal((1, 3_135m, "STORE"), (option.Effect.OrdersSaved, option.Cost.Amount, made.To));

        scene.Approve("raiseProduction");
        Assert.Equal(("R-2001", true), (scene.State.Orders.ProductionOrders["MO-R-2001-1"].Reference, scene.State.Orders.ProductionOrders["MO-R-2001-1"].Added));
        Assert.Empty(scene.Effect().Lines);
        Assert.Equal(0, scene.Settle().Case().Impact!.Orders);
    }

    [Theory]
    [InlineData(23, 4)]
    [InlineData(4, 4)]
    public void GivenTooFewInputsBeyondSafety_WhenOrdersAreLate_ThenItIsNoOption(int steel, int safety) => Assert.Null(Given(steel, safety).Late().Option("raiseProduction"));

    [Fact]
    public void GivenAnOrderForLater_WhenOrdersAreLate_ThenItIsBroughtForward()
    {
        var later = new ProductionOrderEntry("MO-9", "PLANT-2", "BIKE", Quantity.Of(12), Start.AddHours(100), Start.AddHours(106));
        var scene = Given(steel: 24, safety: 0, later).Late();
        var made = Assert.Single(scene.Option("raiseProduction")!.Production!);
        Assert.Equal(("MO-9", Start.AddHours(100), Start), (made.Order, made.StartWas!.Value, made.StartAt));
        scene.Approve("raiseProduction");
        Assert.Empty(scene.Effect().Lines);
    }

    [Fact]
    public void GivenABusyLine_WhenOrdersAreLate_ThenItIsMadeInItsNextFreeTime()
    {
        var busy = new ProductionOrderEntry("MO-8", "PLANT-2", "TRIKE", Quantity.Of(1), Start.AddHours(2), Start.AddHours(9));
        Assert.Equal(Start.AddHours(9), Assert.Single(Given(steel: 24, safety: 0, busy).Late().Option("raiseProduction")!.Production!).StartAt);
    }

    [Fact]
    public void GivenACapacity_WhenMoreIsMade_ThenItTakesAsLongAsThatSays()
    {
        var sites = PlantScene.Network.Sites!.Select(site => site.Id == "PLANT-2" ? site with { Capacity = 0.5m } : site).ToList();
        var scene = PlantScene.Given(new() { Sites = sites, Boms = [PlantScene.Bike(), Other], Stock = [PlantScene.Stock("STEEL", 24, 0, "PLANT-2"), PlantScene.Stock("MOTOR", 99, 0, "PLANT-2")] }, "raiseProduction").Late();
        Assert.Equal(Start.AddHours(20), Assert.Single(scene.Option("raiseProduction")!.Production!).DueAt);
    }

    [Fact]
    public void GivenItIsMadeTooLate_WhenOrdersAreLate_ThenTheyAreNotCountedAsSaved()
    {
        // Free from hour 60 on: 66 + 16 is after hour 70, and before the tubes' own way.
        var busy = new ProductionOrderEntry("MO-8", "PLANT-2", "TRIKE", Quantity.Of(1), Start, Start.AddHours(60));
        Assert.Null(Given(steel: 24, safety: 0, busy).Late().Option("raiseProduction"));
    }

    private static Scene Given(int steel, int safety, params ProductionOrderEntry[] orders) => PlantScene.Given(
        new()
        {
            Boms = [PlantScene.Bike(), PlantScene.Network.Boms![1], Other],
            Stock = [PlantScene.Stock("STEEL", steel, safety, "PLANT-2"), PlantScene.Stock("MOTOR", 99, 0, "PLANT-2")],
            ProductionOrders = orders,
        },
        "raiseProduction");
}
