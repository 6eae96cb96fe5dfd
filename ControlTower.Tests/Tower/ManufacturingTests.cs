using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

public sealed class ManufacturingTests
{
    [Fact]
    public void Put_OfLotsAndARest_KeepsBothAndTheirSum()
    {
        var scene = Scene.Small();
        var expires = Scene.Start.AddDays(9);
        scene.When(new PutNetwork(new()
        {
            Stock =
            [
                new("DC-1", "ITEM-1", Quantity.Of(5)) { Safety = Quantity.Of(8) },
                new("DC-1", "ITEM-1", Quantity.Of(20)) { Lot = "L1", ReceivedAt = Scene.Start, ExpiresAt = expires, Safety = Quantity.Of(8) },
                new("DC-1", "ITEM-1", Quantity.Of(30)) { Lot = "L2" },
            ],
        }));
        var position = scene.State.Network.StockOf("DC-1", "ITEM-1")!;
        Assert.Equal((55m, 8m), (position.OnHand.Units, position.Safety!.Value.Units));
        Assert.Equal(["", "L1", "L2"], position.Lots.Keys);
        Assert.Equal(expires, position.Lots["L1"].ExpiresAt);
        Assert.Equal(5, position.BookOf(StockPosition.NoLot)!.Value.Units);
        Assert.Single(scene.All<StockSafetySet>());
    }

    [Fact]
    public void Count_OfAKnownLot_KeepsWhenItExpires()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(20)) { Lot = "L1", ExpiresAt = Scene.Start.AddDays(9) }] }));
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", lot = "L1", quantity = 19 });
        Assert.Equal(Scene.Start.AddDays(9), scene.State.Network.StockOf("DC-1", "ITEM-1")!.Lots["L1"].ExpiresAt);
    }

    [Fact]
    public void Put_OfBoms_ShowsWhatAnItemGoesInto()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new()
        {
            Boms = [new("DC-1", "ITEM-2", [new("ITEM-1", Quantity.Of(2))], 4), new("DC-1", "ITEM-2", [new("ITEM-1", Quantity.Of(3))], 2) { Alternate = "fast" }],
        }));
        Assert.Equal([null, "fast"], scene.State.Network.BomsOf("DC-1", "ITEM-2").Select(bom => bom.Alternate));
        Assert.Equal(2, Assert.Single(scene.State.Network.BomsWith("ITEM-1")).Inputs[0].Quantity.Units);
        Assert.Empty(scene.State.Network.BomsWith("ITEM-2"));
    }

    [Theory]
    [InlineData("NOWHERE", "ITEM-2", "ITEM-1", "/boms/0/site")]
    [InlineData("DC-1", "ITEM-9", "ITEM-1", "/boms/0/item")]
    [InlineData("DC-1", "ITEM-2", "ITEM-9", "/boms/0/inputs/0/item")]
    [InlineData("DC-1", "ITEM-2", "ITEM-2", "/boms/0/inputs/0/item")]
    public void Put_OfABomThatCannotBe_NamesTheField(string site, string item, string input, string pointer) => Assert.Contains(
        Scene.Small().Refused(new PutNetwork(new() { Boms = [new(site, item, [new(input, Quantity.Of(1))], 4)] })).Errors, error => error.Pointer == pointer);

    [Fact]
    public void Put_OfAProductionOrderThatEndsBeforeItStarts_IsRefused()
    {
        var refusal = Scene.Small().Refused(new PutNetwork(new() { ProductionOrders = [new("MO-1", "DC-1", "ITEM-2", Quantity.Of(1), Scene.Start, Scene.Start)] }));
        Assert.Equal("/productionOrders/0/dueAt", Assert.Single(refusal.Errors).Pointer);
    }

    [Fact]
    public void Put_OfADowntimeThatEndsBeforeItBegins_IsRefused()
    {
        var site = Networks.Small.Sites![2] with { Downtime = [new(Scene.Start, Scene.Start.AddHours(-1))] };
        var refusal = Scene.Small().Refused(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!.Select(one => one.Id == site.Id ? site : one)] }));
        Assert.Equal("/sites/2/downtime/0/until", Assert.Single(refusal.Errors).Pointer);
    }

    [Fact]
    public void Reports_OfAProductionOrder_AddUpUntilAllIsMade()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { ProductionOrders = [new("MO-1", "DC-1", "ITEM-2", Quantity.Of(30), Scene.Start, Scene.Start.AddHours(8))] }));
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-2", planned = 20, actual = 20, productionOrder = "MO-1" });
        Assert.Equal((20m, 10m), (scene.State.Orders.ProductionOrders["MO-1"].Made.Units, scene.State.Orders.ProductionOrders["MO-1"].Left.Units));
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-2", planned = 10, actual = 10, productionOrder = "MO-1" });
        Assert.Empty(scene.State.Orders.ProductionOrders);
        Assert.Empty(scene.State.Orders.ProductionOf("ITEM-2"));
        scene.When(new PutNetwork(new() { ProductionOrders = [new("MO-1", "DC-1", "ITEM-2", Quantity.Of(30), Scene.Start, Scene.Start.AddHours(8))] }));
        Assert.Empty(scene.State.Orders.ProductionOrders);
    }

    [Fact]
    public void Arrival_OfAPurchaseOrder_ClosesItWithItsCaseAndAddsTheStock()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 5 });
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "PO-1" });
        Assert.Empty(scene.State.Orders.PurchaseOrders);
        Assert.Empty(scene.State.Orders.InboundOf("ITEM-1"));
        Assert.Equal(210, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units);
        Assert.Equal(Core.Exceptions.CaseStatus.ReturnedToNormal, scene.Case().Status);
    }
}
