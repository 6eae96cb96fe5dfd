using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

public sealed class LotHoldTests
{
    private readonly Scene scene = Scene.Small();

    [Fact]
    public void Held_OfWhatBelongsToNoLot_IsSetApartNotAvailableAndACase()
    {
        Hold(4);

        Assert.Equal((10m, 4m, 6m), (Position.OnHand.Units, Position.OnHold.Units, Position.Available.Units));
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.QualityHold, "Lot on hold, 4 held", Severity.Medium, true), (found.Kind, found.Title, found.Severity, found.OpenEnded));
        Assert.Equal(("DC-1", "L-1", -4m), (found.Site, found.Reference, found.Delta!.Value.Units));
    }

    [Fact]
    public void Held_MoreThanIsThere_HoldsWhatIsThere()
    {
        Hold(400);
        Assert.Equal((10m, 0m), (Position.OnHold.Units, Position.Available.Units));
    }

    [Fact]
    public void Held_AsRecallOfAKnownLot_IsAskedOfOperationsAndCustomerServiceTogether()
    {
        scene.Person("P-9", "customerService");
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", lot = "L-1", quantity = 7 });
        Tell(SignalTypes.LotHeld, new { site = "DC-1", item = "ITEM-1", lot = "L-1", recall = true, reason = "a crack" });
        scene.Settle();

        Assert.Equal((Severity.High, "Lot recalled, 7 held"), (scene.Case().Deviation.Severity, scene.Case().Deviation.Title));
        Assert.Equal("quality-hold", scene.Run().Protocol);
        Assert.Equal(["operations", "customerService"], scene.Approval().Functions.Select(one => one.Function));
    }

    [Fact]
    public void Released_IsAvailableAgainAndTheCaseReturnsToNormal()
    {
        Hold(4);
        Tell(SignalTypes.LotReleased, new { site = "DC-1", item = "ITEM-1", lot = "L-1" });
        Assert.Equal((0m, 10m), (Position.OnHold.Units, Position.Available.Units));
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Scrapped_ToTheLastUnit_TheCaseReturnsToNormal()
    {
        Hold(4);
        Scrap(-1);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        Scrap(-3);
        Assert.Equal((6m, 6m, CaseStatus.ReturnedToNormal), (Position.OnHand.Units, Position.Available.Units, scene.Case().Status));
    }

    [Fact]
    public void Withdrawn_HoldsNothingAnyMore()
    {
        scene.Signal(SignalTypes.LotHeld, new { site = "DC-1", item = "ITEM-1", lot = "L-1", quantity = 4 }, id: "hold");
        Tell(SignalTypes.SignalRetracted, new { id = "hold" });
        Assert.Equal(Quantity.Zero, Position.OnHold);
        Assert.Empty(scene.State.Exceptions.Open);
    }

    [Fact]
    public void Held_IsTheLastToLeave_AndStaysHeldWhenTheWholeIsCounted()
    {
        Hold(4);
        Assert.Equal(4, Position.Dispatched(Quantity.Of(6)).OnHold.Units);
        Assert.Equal(3, Position.Dispatched(Quantity.Of(7)).OnHold.Units);
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 });
        Assert.Equal((4m, 6m), (Position.OnHold.Units, Position.Available.Units));
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 3 });
        Assert.Equal((3m, 0m), (Position.OnHold.Units, Position.Available.Units));
    }

    private StockPosition Position => scene.State.Network.StockOf("DC-1", "ITEM-1")!;

    private void Hold(int quantity) => Tell(SignalTypes.LotHeld, new { site = "DC-1", item = "ITEM-1", lot = "L-1", quantity });

    private void Scrap(int delta) => Tell(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-1", lot = "L-1", delta, reason = "scrap" });

    private void Tell(string type, object data) => scene.Signal(type, data);
}
