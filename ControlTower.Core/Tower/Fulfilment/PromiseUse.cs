using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Promises;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>An order that names a promise gets the stock that was kept for it; what it wants beyond is looked for as always.</summary>
internal static class PromiseUse
{
    public static Refusal? Fault(TowerState state, PlaceOrder place, DateTimeOffset now)
    {
        if (place.Promise is not { } id) return null;
        if (state.Orders.Promises.Find(id) is not { } promise || promise.Until <= now) return Refusal.Conflict($"The promise {id} is over or was never made: ask for the dates anew.");
        if (promise.Destination != place.Order.Destination) return Refusal.Conflict($"The promise {id} is for {promise.Destination}.");
        return place.PickUp is not null || !place.Allocate ? Refusal.Invalid("A promise is for orders that are sent and allocated at once.", "/promise") : null;
    }

    public static void Use(Turn turn, PlaceOrder place)
    {
        if (place.Promise is not { } id || turn.State.Orders.Promises.Find(id) is not { } promise) return;
        turn.Record(new PromiseEnded(promise, PromiseEnding.Used) { Order = place.Order.Id });
        var left = promise.Units.Select(units => units.Quantity).ToArray();
        var moves = new List<UnitMove>();
        foreach (var line in place.Order.Lines)
        {
            var wanted = line.Quantity;
            for (var i = 0; i < left.Length && wanted > Quantity.Zero; i++)
            {
                var (units, part) = (promise.Units[i], Quantity.Min(left[i], wanted));
                if (units.Item != line.Item || part <= Quantity.Zero) continue;
                (left[i], wanted) = (left[i] - part, wanted - part);
                moves.Add(new(line.Id, line.Item, part, new(Stage.Placed), new(Stage.Allocated) { Site = units.Site, Lot = units.Lot }));
            }
        }
        if (moves.Count > 0) Carrying.Conclude(turn, new(place.Order.Id, OrderMachine.Allocate, moves) { Reason = $"kept by {id}", Sourcing = promise.Sourcing });
    }
}
