using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Outward;

/// <summary>What subscribers are told of each change of an order: one event for each, in the words in which warehouses and carriers tell it.</summary>
public static class OrderEvents
{
    public const string Placed = "order.placed";
    public const string Delayed = "order.delayed";
    public const string Booked = "order.booked";
    private const string Backordered = "order.backordered";

    private static readonly OrdinalMap<string> Names = OrdinalMap<string>.From(
    [
        new(OrderMachine.Allocate, "order.allocated"), new(OrderMachine.Deallocate, "order.deallocated"), new(OrderMachine.Reassign, "order.reassigned"), new(OrderMachine.Short, Backordered), new(OrderMachine.Release, "order.released"),
        new(OrderMachine.Pick, "order.picked"), new(OrderMachine.Pack, "order.packed"), new(OrderMachine.Ship, "order.shipped"), new(OrderMachine.Deliver, "order.delivered"),
        new(OrderMachine.Lose, "order.lost"), new(OrderMachine.Ready, "order.readyForPickUp"), new(OrderMachine.PickUp, "order.pickedUp"), new(OrderMachine.Expire, "order.expired"),
        new(OrderMachine.Settle, "order.settled"), new(OrderMachine.Hold, "order.held"), new(OrderMachine.Resume, "order.resumed"), new(OrderMachine.Change, "order.changed"),
        new(OrderMachine.Cancel, "order.cancelled"), new(OrderMachine.RequestReturn, "return.requested"), new(OrderMachine.ReceiveReturn, "return.received"),
        new(OrderMachine.Inspect, "return.inspected"), new(OrderMachine.Restock, "return.restocked"), new(OrderMachine.WriteOff, "return.writtenOff"),
        new(OrderMachine.RefuseReturn, "return.refused"), new(OrderMachine.Refund, "return.refunded"), new(OrderMachine.Replace, "return.replaced"), new(OrderMachine.Exchange, "return.exchanged"),
    ]);

    /// <summary>The type of the event that tells of a change.</summary>
    public static string TypeOf(OrderMoved moved) =>
        moved.Transition == OrderMachine.Allocate && moved.Moves.Count > 0 && moved.Moves.All(move => move.To.Stage == Stage.Backordered) ? Backordered : Names[moved.Transition];

    /// <summary>By transition.</summary>
    public static string? TypeOf(string transition) => Names.Find(transition);

    internal static void Tell(Turn turn, OrderTrack track, string type, OrderMoved? moved) => Telling.Subscribers(turn, type, (track.Id, new OrderNews(track.Id, OrderStanding.Of(track), track.Revision)
    {
        Transition = moved?.Transition,
        Lines = moved is { Moves.Count: > 0 } ? [.. moved.Moves.Select(move => new MovedUnits(move.Line, move.Item, move.Quantity, move.From?.Stage, move.To))] : null,
        Shipments = moved?.Shipments,
        Return = moved?.Return,
        Reason = moved?.Reason,
        Expected = track.Expected,
    }));

    /// <param name="State">Of the order as a whole.</param>
    /// <param name="Revision">Of two events that come in another order, the one with the higher tells how it is.</param>
    private sealed record OrderNews(string Order, OrderStand State, int Revision)
    {
        public string? Transition { get; init; }

        public IReadOnlyList<MovedUnits>? Lines { get; init; }

        public IReadOnlyList<OrderShipment>? Shipments { get; init; }

        public OrderReturn? Return { get; init; }

        public string? Reason { get; init; }

        public DateTimeOffset? Expected { get; init; }
    }

    private sealed record MovedUnits(string Line, string Item, Quantity Quantity, Stage? From, UnitPlace To);
}
