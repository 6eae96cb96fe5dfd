using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Finance;

/// <summary>
/// What orders, purchase orders and shipments tell finance: what was agreed and at which price, what was shipped or received, and what
/// is cancelled. It is all that finance knows of them. History is left aside: its money was settled elsewhere.
/// </summary>
internal static class OrdersToFinance
{
    public static TowerState Follow(TowerState before, TowerState after, Fact fact)
    {
        var book = after.Finance.Trade;
        var next = Next(book, before, fact);
        return ReferenceEquals(next, book) ? after : after with { Finance = after.Finance with { Trade = next } };
    }

    private static TradeBook Next(TradeBook book, TowerState before, Fact fact) => fact.Body switch
    {
        OrderPlaced { Order: { KnownAt: not null } order } => book.Agreed(Sale(order)),
        // Of an order that the tower carries each unit tells of itself: not all that was ordered leaves.
        OrderMoved moved => CarriedToFinance.Follow(book, moved, fact.OccurredAt),
        OrderEnded ended when before.Orders.Tracks.ContainsKey(ended.Order) => ended.Outcome == OrderStatus.Delivered ? book.Completed(ended.Order, fact.OccurredAt) : book.Cancelled(ended.Order, fact.OccurredAt),
        OrderProgressed progressed when before.Orders.Tracks.ContainsKey(progressed.Order) => book,
        OrderProgressed { To: OrderStatus.Shipped or OrderStatus.Delivered } shipped => book.Fulfilled(shipped.Order, fact.OccurredAt),
        OrderEnded { Outcome: OrderStatus.Delivered } delivered => book.Fulfilled(delivered.Order, fact.OccurredAt),
        OrderEnded ended => book.Cancelled(ended.Order, fact.OccurredAt),
        PurchaseOrderPlaced { PurchaseOrder: { KnownAt: { } known } order } => book.Agreed(Purchase(before.Network, order, known)),
        ShipmentPlanned { Shipment: { KnownAt: { } known } shipment } => book.Agreed(Carried(before.Network, shipment, known)),
        ShipmentDeparted departed => book.Find(departed.Shipment) is { Kind: TradeKind.Shipment } ? book.Fulfilled(departed.Shipment, departed.At) : book,
        ShipmentArrived arrived => Received(book, arrived),
        MovementCancelled cancelled => book.Cancelled(cancelled.Movement, fact.OccurredAt),
        _ => book,
    };

    private static TradeDocument Sale(Order order) => new(
        order.Id, TradeKind.Sale, order.Customer, null, order.Destination, order.PlacedAt, [.. order.Lines.Select(line => new TradeLine(line.Id, line.Item, line.Quantity, line.Price))])
    {
        Channel = order.Channel,
    };

    /// <summary>A supplier is paid what the network says that it charges.</summary>
    private static TradeDocument Purchase(NetworkState network, Movement order, DateTimeOffset known) => new(
        order.Id, TradeKind.Purchase, order.From, order.From, order.To, known, Lines(order, item => network.Suppliers.Find(Keys.Of(order.From, item))?.Price));

    private static TradeDocument Carried(NetworkState network, Movement shipment, DateTimeOffset known) => new(
        shipment.Id, TradeKind.Shipment, shipment.Carrier, shipment.From, shipment.To, known, Lines(shipment, _ => null))
    {
        Freight = network.Lane(shipment.From, shipment.To) is { } lane and not { Fixed: null, PerKg: null } ? FreightOf(network, lane, shipment) : null,
    };

    private static decimal FreightOf(NetworkState network, LaneEntry lane, Movement shipment) =>
        (lane.Fixed ?? 0) + ((lane.PerKg ?? 0) * shipment.Lines.Sum(line => line.Quantity.Units * (network.Items.Find(line.Item)?.Entry.WeightKg ?? 0)));

    private static List<TradeLine> Lines(Movement movement, Func<string, Money?> price) =>
        [.. movement.Lines.Select((line, index) => new TradeLine($"{index + 1}", line.Item, line.Quantity, price(line.Item)))];

    private static TradeBook Received(TradeBook book, ShipmentArrived arrived)
    {
        if (book.Find(arrived.Shipment) is not { } document) return book;
        if (document.Kind != TradeKind.Purchase || arrived.Lines is not { } lines) return book.Fulfilled(arrived.Shipment, arrived.At);
        return lines.Where(line => line.Quantity > Quantity.Zero).Aggregate(book, (next, line) => next.Fulfilled(arrived.Shipment, line.Item, line.Quantity, arrived.At));
    }
}
