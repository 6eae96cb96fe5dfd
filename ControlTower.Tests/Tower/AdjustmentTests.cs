using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class AdjustmentTests
{
    [Theory]
    [InlineData("sale", -4, 6)]
    [InlineData("scrap", -10, 0)]
    [InlineData("transfer", -3, 7)]
    [InlineData("receipt", 5, 15)]
    [InlineData("sale", 2, 12)]
    public void Adjustment_WithinTheBook_MovesItAndOpensNothing(string reason, int delta, int left)
    {
        var scene = Scene.Small();
        Adjust(scene, new { site = "DC-1", item = "ITEM-1", delta, reason });
        Assert.Equal(left, Position(scene).OnHand.Units);
        Assert.Empty(scene.State.Exceptions.Open);
    }

    [Fact]
    public void Adjustment_OfWhatIsReserved_NeverReservesMoreThanThereIs()
    {
        var scene = Scene.Small();
        var position = Position(scene) with { Reserved = Quantity.Of(8) };
        Assert.Equal((Quantity.Of(8), Quantity.Of(9)), (position.Adjusted(null, Quantity.Of(-1)).Reserved, position.Adjusted(null, Quantity.Of(-1)).OnHand));
        Assert.Equal(Quantity.Of(5), position.Adjusted(null, Quantity.Of(-5)).Reserved);
    }

    [Fact]
    public void Adjustment_BeyondTheBook_EmptiesItAndIsACountDifference()
    {
        var scene = Scene.Small();
        Adjust(scene, new { site = "DC-1", item = "ITEM-1", delta = -11, reason = "sale" });
        Assert.Equal(0, Position(scene).OnHand.Units);
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.CountDifference, 1m, 10m), (found.Kind, found.Delta!.Value.Units, found.Percent!.Value));
        Assert.Equal((-10m, 1m), (scene.One<StockAdjusted>().Delta.Units, scene.One<StockAdjusted>().Missing.Units));
    }

    [Fact]
    public void Adjustment_OfAPositionThatWasNeverTold_IsACountDifference()
    {
        var scene = Scene.Small();
        Adjust(scene, new { site = "STORE-1", item = "ITEM-2", delta = -3, reason = "sale" });
        Assert.Equal((CaseKind.CountDifference, Severity.Medium), (scene.Case().Deviation.Kind, scene.Case().Deviation.Severity));
    }

    [Fact]
    public void Adjustment_OfALot_TakesFromThatLotOnly()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(30)) { Lot = "L1" }, new("DC-1", "ITEM-1", Quantity.Of(12)) { Lot = "L2" }] }));
        Adjust(scene, new { site = "DC-1", item = "ITEM-1", lot = "L2", delta = -20, reason = "scrap" });
        Assert.Equal((30m, 8m), (Position(scene).OnHand.Units, scene.Case().Deviation.Delta!.Value.Units));
        Adjust(scene, new { site = "DC-1", item = "ITEM-1", lot = "L3", delta = 7, reason = "receipt" });
        Adjust(scene, new { site = "DC-1", item = "ITEM-1", delta = -10, reason = "sale" });
        Assert.Equal((27m, 27m), (Position(scene).OnHand.Units, Position(scene).Held("L1").Units + Position(scene).Held("L3").Units));
    }

    [Fact]
    public void Transfer_IsAtItsDestinationOnlyWhenItIsReceivedThere()
    {
        var scene = Scene.Small();
        Adjust(scene, new { site = "DC-1", item = "ITEM-1", delta = -5, reason = "transfer", to = "STORE-1" });
        Assert.Null(scene.State.Network.StockOf("STORE-1", "ITEM-1"));
        Assert.Equal("STORE-1", scene.One<StockAdjusted>().To);
        Adjust(scene, new { site = "STORE-1", item = "ITEM-1", delta = 5, reason = "receipt" });
        Assert.Equal(5, scene.State.Network.StockOf("STORE-1", "ITEM-1")!.OnHand.Units);
    }

    [Theory]
    [InlineData("NOWHERE", "ITEM-1", "DC-2", "/data/site")]
    [InlineData("DC-1", "ITEM-9", "DC-2", "/data/item")]
    [InlineData("DC-1", "ITEM-1", "NOWHERE", "/data/to")]
    public void Adjustment_OfWhatIsNotKnown_IsAnError(string site, string item, string to, string pointer)
    {
        var scene = Scene.Small();
        var candidate = Scene.Candidate(SignalTypes.InventoryAdjusted, new { site, item, delta = -1, reason = "transfer", to }, "bad", scene.Now);
        Assert.StartsWith(pointer, scene.Refused(new TakeSignals([candidate], Single: true), Caller.Integration("erp")).Message, StringComparison.Ordinal);
    }

    private static void Adjust(Scene scene, object data) => scene.Signal(SignalTypes.InventoryAdjusted, data);

    private static StockPosition Position(Scene scene) => scene.State.Network.StockOf("DC-1", "ITEM-1")!;
}
