using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Orders.Promises;

namespace ControlTower.Core.Orders;

/// <summary>How orders and movements change with each fact.</summary>
internal static class OrderApply
{
    public static OrderState Apply(OrderState state, Fact fact) => NextDue.Follow(ApplyBody(PartnerApply.Apply(state, fact), fact), fact.Body);

    private static OrderState ApplyBody(OrderState state, Fact fact) => fact.Body switch
    {
        OrderPlaced placed => state with { Open = state.Open.Set(placed.Order.Id, placed.Order), Wanted = Want(state.Wanted, placed.Order), Queue = SiteQueue.With(state.Queue, placed.Order) },
        OrderProgressed progressed => Progress(state, progressed, fact.OccurredAt),
        OrderEnded ended => End(state, ended),
        PurchaseOrderPlaced placed => state with
        {
            PurchaseOrders = state.PurchaseOrders.Set(placed.PurchaseOrder.Id, placed.PurchaseOrder),
            PurchaseOrderPlaces = MovementPlaces.Placed(state.PurchaseOrderPlaces, state.PurchaseOrders.Find(placed.PurchaseOrder.Id), placed.PurchaseOrder),
            Inbound = Expect(state.Inbound, placed.PurchaseOrder),
        },
        ShipmentPlanned planned => state with
        {
            Shipments = state.Shipments.Set(planned.Shipment.Id, planned.Shipment),
            ShipmentPlaces = MovementPlaces.Placed(state.ShipmentPlaces, state.Shipments.Find(planned.Shipment.Id), planned.Shipment),
            Inbound = Expect(state.Inbound, planned.Shipment),
        },
        ShipmentDeparted departed => WithMovement(state, departed.Shipment, one => one with { Status = MovementStatus.Departed, DepartedAt = departed.At }),
        ShipmentEstimated estimated => WithMovement(state, estimated.Shipment, one => one with { Eta = estimated.Eta }),
        ShipmentArrived arrived => Arrive(state, arrived.Shipment),
        PurchaseOrderConfirmed confirmed => Confirm(state, confirmed, fact.OccurredAt),
        MovementRescheduled moved => WithMovement(state, moved.Movement, one => one with { Eta = moved.Eta, Reference = moved.Reference }),
        MovementDelayTold told => WithMovement(state, told.Movement, one => one with { DelayedUntil = told.Until }),
        PromiseMade made => PromiseApply.Made(state, made),
        PromiseEnded ended => PromiseApply.Ended(state, ended),
        OrderTaken or OrderMoved or BacklogLeft or OrderBooked or BookingAnswered or BookingWithdrawn or OrderDelayed => TrackApply.Apply(state, fact),
        OrdersResourced told => ResourceMark.Apply(state, told),
        OutwardTermsPut put => state with { Outward = put.Terms },
        MessagePublished or MessageReset => MessageApply.Apply(state, fact),
        DueMissed missed => state with { Due = state.Due.Miss(missed.What, missed.Id) },
        _ => ProductionApply.Apply(state, fact),
    };

    private static OrderState Progress(OrderState state, OrderProgressed progressed, DateTimeOffset at)
    {
        if (!state.Open.TryGetValue(progressed.Order, out var order)) return state;
        var next = progressed.To switch
        {
            OrderStatus.Approved => order with { ApprovedAt = at },
            OrderStatus.Shipped => order with { ShippedAt = at },
            OrderStatus.Delivered => order with { DeliveredAt = at },
            _ => order,
        };
        if (progressed.To > next.Status) next = next with { Status = progressed.To };
        var wanted = order.Unshipped && !next.Unshipped ? Unwant(state.Wanted, order) : state.Wanted;
        var queue = order.Unshipped && !next.Unshipped ? SiteQueue.Without(state.Queue, order) : state.Queue;
        return state with { Open = state.Open.Set(order.Id, next), Wanted = wanted, Queue = queue };
    }

    private static OrderState End(OrderState state, OrderEnded ended) => !state.Open.TryGetValue(ended.Order, out var order)
        ? state
        : state with
        {
            Open = state.Open.Remove(ended.Order),
            Ended = state.Ended.Set(ended.Order, ended.Outcome),
            Wanted = order.Unshipped ? Unwant(state.Wanted, order) : state.Wanted,
            Queue = order.Unshipped ? SiteQueue.Without(state.Queue, order) : state.Queue,
        };

    private static OrderState Arrive(OrderState state, string id)
    {
        var inbound = state.Movement(id) is { } movement ? movement.Lines.Aggregate(state.Inbound, (map, line) => map.Remove(Keys.Of(line.Item, id))) : state.Inbound;
        return state with
        {
            Shipments = state.Shipments.Remove(id),
            PurchaseOrders = state.PurchaseOrders.Remove(id),
            ShipmentPlaces = MovementPlaces.Placed(state.ShipmentPlaces, state.Shipments.Find(id), null),
            PurchaseOrderPlaces = MovementPlaces.Placed(state.PurchaseOrderPlaces, state.PurchaseOrders.Find(id), null),
            Arrived = state.Arrived.Set(id, true),
            Inbound = inbound,
        };
    }

    /// <summary>A later arrival becomes what is expected; an earlier one only takes back what a confirmation before had put off.</summary>
    private static OrderState Confirm(OrderState state, PurchaseOrderConfirmed confirmed, DateTimeOffset at)
    {
        if (!state.PurchaseOrders.TryGetValue(confirmed.PurchaseOrder, out var order)) return state;
        var moves = confirmed.For > order.PromisedAt || (order.Eta is { } eta && eta == order.ConfirmedFor);
        var known = order with { ConfirmedAt = at, ConfirmedQuantity = confirmed.Quantity, ConfirmedFor = confirmed.For, Eta = moves ? confirmed.For : order.Eta };
        return state with { PurchaseOrders = state.PurchaseOrders.Set(order.Id, known) };
    }

    /// <summary>An item may stand on several lines of a movement.</summary>
    private static OrdinalMap<Quantity> Expect(OrdinalMap<Quantity> inbound, Movement movement)
    {
        foreach (var line in movement.Lines)
        {
            var key = Keys.Of(line.Item, movement.Id);
            inbound = inbound.Set(key, new(Micros.AddCapped(inbound.Find(key).Micros, line.Quantity.Micros)));
        }
        return inbound;
    }

    private static OrderState WithMovement(OrderState state, string id, Func<Movement, Movement> change) =>
        state.PurchaseOrders.TryGetValue(id, out var order) ? state with { PurchaseOrders = state.PurchaseOrders.Set(id, change(order)) }
        : state.Shipments.TryGetValue(id, out var shipment) ? state with { Shipments = state.Shipments.Set(id, change(shipment)) }
        : state;

    private static OrdinalMap<WantedLine> Want(OrdinalMap<WantedLine> wanted, Order order)
    {
        if (order.Destination is not { } destination || order.PromisedBy is not { } promised) return wanted;
        foreach (var line in order.Lines)
        {
            wanted = wanted.Set(
                KeyOf(order, line, promised),
                new(order.Id, line.Id, line.Item, line.Quantity, promised, destination, line.Value, order.Customer));
        }
        return wanted;
    }

    private static OrdinalMap<WantedLine> Unwant(OrdinalMap<WantedLine> wanted, Order order)
    {
        if (order.PromisedBy is not { } promised) return wanted;
        foreach (var line in order.Lines) wanted = wanted.Remove(KeyOf(order, line, promised));
        return wanted;
    }

    private static string KeyOf(Order order, OrderLine line, DateTimeOffset promised) => Keys.Of(line.Item, Keys.Part(promised), order.Id, line.Id);
}
