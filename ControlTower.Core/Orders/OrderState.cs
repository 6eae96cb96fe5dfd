using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>Open orders and open movements; what is over lives on in the projections, its id here.</summary>
/// <param name="Ended">Ids of orders that are over, so that none is placed twice.</param>
/// <param name="Wanted">Unshipped lines by item, promise, order and line: the queue in which stock is used up.</param>
/// <param name="PurchaseOrders">Open ones.</param>
/// <param name="Shipments">Open ones.</param>
/// <param name="Arrived">Ids of movements that are over.</param>
public sealed record OrderState(
    OrdinalMap<Order> Open,
    OrdinalMap<OrderStatus> Ended,
    OrdinalMap<WantedLine> Wanted,
    OrdinalMap<Movement> PurchaseOrders,
    OrdinalMap<Movement> Shipments,
    OrdinalMap<bool> Arrived)
{
    public static OrderState Empty { get; } = new(
        OrdinalMap<Order>.Empty, OrdinalMap<OrderStatus>.Empty, OrdinalMap<WantedLine>.Empty,
        OrdinalMap<Movement>.Empty, OrdinalMap<Movement>.Empty, OrdinalMap<bool>.Empty);

    public bool Knows(string order) => Open.ContainsKey(order) || Ended.ContainsKey(order);

    public bool KnowsMovement(string id) => Shipments.ContainsKey(id) || PurchaseOrders.ContainsKey(id) || Arrived.ContainsKey(id);

    /// <summary>Unshipped lines of an item, the earliest promise first, then by order and line id.</summary>
    public IEnumerable<WantedLine> WantedOf(string item) => Wanted.WithPrefix(Keys.Prefix(item)).Select(pair => pair.Value);
}

public sealed record WantedLine(string Order, string Line, string Item, Quantity Quantity, DateTimeOffset PromisedBy, string Destination, Money? Value, string Customer);
