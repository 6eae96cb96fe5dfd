using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>What units that stand at a stage mean for the stock of their site, and of the site that they came back to; against lying free on the shelf.</summary>
internal static class StageStock
{
    public static IEnumerable<StockShift> Of(UnitPlace place, string item, Quantity quantity)
    {
        if (place.Site is { } site && At(place.Stage) is { } gone) yield return new(site, item, place.Lot, gone.Times(quantity));
        if (place.ReturnedTo is { } back && Back(place.Stage) is { } returned) yield return new(back, item, place.Lot, returned.Times(quantity));
    }

    private static StockUnits? At(Stage stage) => stage switch
    {
        Stage.Placed or Stage.Backordered or Stage.Cancelled => null,
        Stage.Allocated or Stage.Released or Stage.Picking or Stage.Packed or Stage.ReadyForPickUp => new() { Allocated = 1 },
        Stage.Shipped => new() { OnHand = -1, InTransit = 1 },
        Stage.Lost => new() { OnHand = -1, WrittenOff = 1 },
        _ => new() { OnHand = -1, Shipped = 1 },
    };

    private static StockUnits? Back(Stage stage) => stage switch
    {
        Stage.ReturnReceived or Stage.Inspected => new() { OnHand = 1, Inspecting = 1, Returned = 1 },
        Stage.Restocked => new() { OnHand = 1, Returned = 1 },
        Stage.WrittenOff => new() { Returned = 1, WrittenOff = 1 },
        _ => null,
    };
}
