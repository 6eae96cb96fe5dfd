namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>What an order as a whole is said to be.</summary>
public enum OrderStand
{
    Placed, Backordered, Allocated, Released, Picking, Packed, ReadyForPickUp, Shipped, ReturnRequested, ReturnReceived, Inspected, Delivered, Settled, Returned, Lost, Cancelled, Held,
}

/// <summary>
/// The state of an order, from its units: held where it is held and something of it has not left; else that of the units with the longest way to go, as the list above is
/// ordered, so that an order is shipped when nothing of it waits any more, and delivered when nothing is on its way or coming back.
/// What is cancelled counts only where nothing else is left.
/// </summary>
public static class OrderStanding
{
    public static OrderStand Of(OrderTrack track)
    {
        if (track.Held is not null && track.Units.Any(group => OrderMachine.HasNotLeft(group.Place.Stage))) return OrderStand.Held;
        var least = OrderStand.Cancelled;
        foreach (var group in track.Units)
        {
            if (Of(group.Place.Stage) is var stand && stand < least) least = stand;
        }
        return least;
    }

    public static OrderStand Of(Stage stage) => stage switch
    {
        Stage.Placed => OrderStand.Placed,
        Stage.Backordered => OrderStand.Backordered,
        Stage.Allocated => OrderStand.Allocated,
        Stage.Released => OrderStand.Released,
        Stage.Picking => OrderStand.Picking,
        Stage.Packed => OrderStand.Packed,
        Stage.ReadyForPickUp => OrderStand.ReadyForPickUp,
        Stage.Shipped => OrderStand.Shipped,
        Stage.ReturnRequested => OrderStand.ReturnRequested,
        Stage.ReturnReceived => OrderStand.ReturnReceived,
        Stage.Inspected => OrderStand.Inspected,
        Stage.Delivered => OrderStand.Delivered,
        Stage.Settled => OrderStand.Settled,
        Stage.Restocked or Stage.WrittenOff => OrderStand.Returned,
        Stage.Lost => OrderStand.Lost,
        _ => OrderStand.Cancelled,
    };

    /// <summary>As the API writes it.</summary>
    public static string Word(OrderStand stand) => char.ToLowerInvariant($"{stand}"[0]) + $"{stand}"[1..];

    public static string Word(Stage stage) => char.ToLowerInvariant($"{stage}"[0]) + $"{stage}"[1..];
}
