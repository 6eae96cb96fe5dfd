using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>How orders and movements change with each fact.</summary>
internal static class OrderApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        OrderPlaced placed => state with { Open = state.Open.Set(placed.Order.Id, placed.Order), Wanted = Want(state.Wanted, placed.Order) },
        OrderProgressed progressed => Progress(state, progressed, fact.OccurredAt),
        OrderEnded ended => End(state, ended),
        PurchaseOrderPlaced placed => state with { PurchaseOrders = state.PurchaseOrders.Set(placed.PurchaseOrder.Id, placed.PurchaseOrder) },
        ShipmentPlanned planned => state with { Shipments = state.Shipments.Set(planned.Shipment.Id, planned.Shipment) },
        ShipmentDeparted departed => WithShipment(state, departed.Shipment, one => one with { Status = MovementStatus.Departed, DepartedAt = departed.At }),
        ShipmentEstimated estimated => WithShipment(state, estimated.Shipment, one => one with { Eta = estimated.Eta }),
        ShipmentArrived arrived => state with { Shipments = state.Shipments.Remove(arrived.Shipment), Arrived = state.Arrived.Set(arrived.Shipment, true) },
        MovementRescheduled moved => Reschedule(state, moved),
        _ => state,
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
        return state with { Open = state.Open.Set(order.Id, next), Wanted = wanted };
    }

    private static OrderState End(OrderState state, OrderEnded ended) => !state.Open.TryGetValue(ended.Order, out var order)
        ? state
        : state with
        {
            Open = state.Open.Remove(ended.Order),
            Ended = state.Ended.Set(ended.Order, ended.Outcome),
            Wanted = order.Unshipped ? Unwant(state.Wanted, order) : state.Wanted,
        };

    private static OrderState WithShipment(OrderState state, string id, Func<Movement, Movement> change) =>
        state.Shipments.TryGetValue(id, out var shipment) ? state with { Shipments = state.Shipments.Set(id, change(shipment)) } : state;

    private static OrderState Reschedule(OrderState state, MovementRescheduled moved) =>
        state.PurchaseOrders.TryGetValue(moved.Movement, out var order)
            ? state with { PurchaseOrders = state.PurchaseOrders.Set(order.Id, order with { Eta = moved.Eta, Reference = moved.Reference }) }
            : WithShipment(state, moved.Movement, one => one with { Eta = moved.Eta, Reference = moved.Reference });

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
