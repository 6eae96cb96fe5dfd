using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Production;

namespace ControlTower.Tests.Web.Features.Production;

public sealed class ProductionViewTests
{
    private readonly Scene scene = Scene.Small();

    [Fact]
    public void State_OfAnOrderThatShouldHaveStarted_IsLate()
    {
        scene.When(new PutNetwork(new() { ProductionOrders = [Order("MO-1", -4), Order("MO-2", 4)] }));
        var view = ProductionView.Of(scene.State, new(), scene.Now);
        Assert.Equal([MakingState.Late, MakingState.Waiting], view.Rows.Select(row => row.State));
        Assert.Equal("MO-1", Assert.Single(ProductionView.Of(scene.State, new(State: MakingState.Late), scene.Now).Rows).Order.Id);
    }

    [Fact]
    public void Inputs_OfOrders_AreTakenByTheOneThatStartsFirst_AndOfWhatComesBefore()
    {
        scene.When(new PutNetwork(new()
        {
            Stock = [new("DC-1", "ITEM-1", Quantity.Of(25))],
            Boms = [new("DC-1", "ITEM-2", [new("ITEM-1", Quantity.Of(2))], 8)],
            ProductionOrders = [Order("MO-1", 10) with { Item = "ITEM-2" }, Order("MO-2", 4) with { Item = "ITEM-2" }, Order("MO-3", 30) with { Item = "ITEM-2" }],
        }));
        var rows = ProductionView.Of(scene.State, new(), scene.Now).Rows;
        Assert.Equal(["MO-2", "MO-1", "MO-3"], rows.Select(row => row.Order.Id));
        Assert.False(Assert.Single(rows[0].Inputs).Short);
        Assert.Equal(Quantity.Of(15), Assert.Single(rows[1].ShortOf).Missing);
        Assert.Empty(rows[2].ShortOf);
    }

    [Fact]
    public void Timeline_OfAWeekWithAClockChange_HasADayOf23Hours()
    {
        scene.When(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!.Select(site => site.Id == "DC-1" ? site with { TimeZone = "Europe/Berlin" } : site)], ProductionOrders = [Order("MO-1", 4), Order("MO-2", 6)] }));
        var before = new DateTimeOffset(2026, 3, 27, 8, 0, 0, TimeSpan.Zero);
        var plant = Assert.Single(ProductionView.Of(scene.State, new(), before).Plants);
        Assert.Equal([24, 24, 23, 24, 24, 24, 24], plant.Days.Select(day => (day.Until - day.From).TotalHours));
        Assert.Equal(100, plant.Days.Sum(day => day.Width), 2);
    }

    [Fact]
    public void Timeline_OfOrdersThatOverlap_PutsThemBelowOneAnother()
    {
        scene.When(new PutNetwork(new() { ProductionOrders = [Order("MO-1", 4), Order("MO-2", 6), Order("MO-3", 13)] }));
        var line = Assert.Single(Assert.Single(ProductionView.Of(scene.State, new(), scene.Now).Plants).Lines);
        Assert.Equal([0, 1, 0], line.Orders.Select(order => order.Track));
        Assert.Equal(2, line.Tracks);
    }

    [Fact]
    public void Behind_IsWhatStockAndEarlierOrdersDoNotCover()
    {
        scene.When(new PutNetwork(new() { Stock = [.. Networks.Small.Stock!.Where(entry => entry.Item == "ITEM-1").Select(entry => entry with { Quantity = Quantity.Zero })], ProductionOrders = [Order("MO-1", 4)] }));
        var order = scene.State.Orders.ProductionOrders["MO-1"];
        Assert.Equal(scene.State.Orders.WantedOf("ITEM-1").Any(), OrdersBehind.Of(scene.State, order).Count > 0);
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(100_000))] }));
        Assert.Equal(0, OrdersBehind.Of(scene.State, order).Count);
    }

    private ProductionOrderEntry Order(string id, double inHours) => new(id, "DC-1", "ITEM-1", Quantity.Of(10), scene.Now.AddHours(inHours), scene.Now.AddHours(inHours + 8));
}
