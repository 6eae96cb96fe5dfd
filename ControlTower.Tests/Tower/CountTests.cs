using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

public sealed class CountTests
{
    [Theory]
    [InlineData(10, 12, false)]
    [InlineData(10, 12.001, true)]
    [InlineData(10, 7.999, true)]
    [InlineData(1000, 1020, false)]
    [InlineData(1000, 1020.001, true)]
    [InlineData(1000, 979.9, true)]
    [InlineData(0, 2, false)]
    [InlineData(0, 3, true)]
    public void Count_OffByMoreThanTwoPercentAndTwoUnits_IsACase(double book, double counted, bool differs)
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Core.Kernel.Quantity.Of((decimal)book))] }));
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = (decimal)counted });
        Assert.Equal(differs ? 1 : 0, scene.State.Exceptions.Open.Count);
        Assert.Equal((decimal)counted, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units);
    }

    [Fact]
    public void Count_OfAPositionThatWasNotKnown_IsItsBook()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.InventoryCounted, new { site = "STORE-1", item = "ITEM-1", quantity = 500 });
        Assert.Empty(scene.State.Exceptions.Open);
    }

    [Fact]
    public void Count_ThatEqualsTheBook_HealsTheDifference()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 50 });
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 50 });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Count_OfOneLot_LeavesTheOthers()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new()
        {
            Stock =
            [
                new("DC-1", "ITEM-1", Core.Kernel.Quantity.Of(30)) { Lot = "L1" }, new("DC-1", "ITEM-1", Core.Kernel.Quantity.Of(12)) { Lot = "L2" },
            ],
        }));
        Assert.Equal(42, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units);
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", lot = "L1", quantity = 31 });
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Equal(43, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units);
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", lot = "L2", quantity = 2 });
        Assert.Equal(-10, scene.Case().Deviation.Delta!.Value.Units);
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 33 });
        Assert.Equal(33, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Units);
    }
}
