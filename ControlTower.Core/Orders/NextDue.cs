using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders;

/// <summary>
/// What is due next of each open thing, from the thing alone. Nothing is due of what was told as history, nor before the tower
/// learned of the thing.
/// </summary>
public static class NextDue
{
    private static readonly DueWhat[] OfMovements = [DueWhat.Confirmation, DueWhat.Departure, DueWhat.Arrival];
    private static readonly DueWhat[] OfProduction = [DueWhat.Start, DueWhat.Completion];
    private static readonly DueWhat[] OfOrders = [DueWhat.Delivery];

    /// <summary>When it is due, without tolerance; null where it has happened, or nobody can expect it.</summary>
    public static DateTimeOffset? Of(OrderState state, DueWhat what, string id) => what switch
    {
        DueWhat.Confirmation => state.PurchaseOrders.Find(id) is { } order ? Confirmation(order) : null,
        DueWhat.Departure => state.Shipments.Find(id) is { } shipment ? Departure(shipment) : null,
        DueWhat.Arrival => state.Movement(id) is { } movement ? Arrival(movement) : null,
        DueWhat.Start => state.ProductionOrders.Find(id) is { StartedAt: null } order ? Known(order.KnownAt, order.StartAt) : null,
        DueWhat.Completion => state.ProductionOrders.Find(id) is { } order ? Known(order.KnownAt, order.DueAt) : null,
        _ => state.Open.Find(id) is { PromisedBy: { } promised, Status: not OrderStatus.Delivered } order ? Known(order.KnownAt, promised) : null,
    };

    /// <summary>The earliest of what is still waited for of a movement, a production order or an order.</summary>
    public static (DueWhat What, DateTimeOffset At)? First(OrderState state, IReadOnlyList<DueWhat> kinds, string id)
    {
        (DueWhat What, DateTimeOffset At)? first = null;
        foreach (var what in kinds)
        {
            if (state.Due.Of(what).ById.TryGetValue(id, out var at) && (first is not { } known || at < known.At)) first = (what, at);
        }
        return first;
    }

    public static (DueWhat What, DateTimeOffset At)? OfMovement(OrderState state, string id) => First(state, OfMovements, id);

    public static (DueWhat What, DateTimeOffset At)? OfProductionOrder(OrderState state, string id) => First(state, OfProduction, id);

    public static (DueWhat What, DateTimeOffset At)? OfOrder(OrderState state, string id) => First(state, OfOrders, id);

    /// <summary>The thing that a fact tells of, and what can be due of it; null where it tells of none.</summary>
    internal static (IReadOnlyList<DueWhat> Kinds, string Id)? Of(IFact fact) => fact switch
    {
        OrderPlaced placed => (OfOrders, placed.Order.Id),
        OrderProgressed progressed => (OfOrders, progressed.Order),
        OrderEnded ended => (OfOrders, ended.Order),
        PurchaseOrderPlaced placed => (OfMovements, placed.PurchaseOrder.Id),
        PurchaseOrderConfirmed confirmed => (OfMovements, confirmed.PurchaseOrder),
        ShipmentPlanned planned => (OfMovements, planned.Shipment.Id),
        ShipmentDeparted departed => (OfMovements, departed.Shipment),
        ShipmentEstimated estimated => (OfMovements, estimated.Shipment),
        ShipmentArrived arrived => (OfMovements, arrived.Shipment),
        MovementRescheduled moved => (OfMovements, moved.Movement),
        MovementDelayTold told => (OfMovements, told.Movement),
        MovementCancelled cancelled => (OfMovements, cancelled.Movement),
        ProductionOrderCancelled cancelled => (OfProduction, cancelled.ProductionOrder),
        ProductionOrderPlaced placed => (OfProduction, placed.ProductionOrder.Id),
        ProductionOrderReplanned replanned => (OfProduction, replanned.ProductionOrder),
        ProductionOrderProgressed progressed => (OfProduction, progressed.ProductionOrder),
        ProductionOrderCompleted completed => (OfProduction, completed.ProductionOrder),
        _ => null,
    };

    /// <summary>Keeps the index in step with the thing that a fact has changed.</summary>
    internal static OrderState Follow(OrderState state, IFact fact)
    {
        if (Of(fact) is not { } thing) return state;
        var due = state.Due;
        foreach (var what in thing.Kinds) due = due.With(what, thing.Id, Of(state, what, thing.Id));
        return due == state.Due ? state : state with { Due = due };
    }

    private static DateTimeOffset? Confirmation(Movement order) => order is { Confirmed: false, Status: MovementStatus.Planned } ? order.KnownAt : null;

    /// <summary>What was to have left before the tower heard of it is taken to be under way.</summary>
    private static DateTimeOffset? Departure(Movement shipment)
    {
        if (shipment is not { Status: MovementStatus.Planned, Unpromised: false, KnownAt: { } known, LeadTimeHours: { } hours } || Before(shipment.PromisedAt, hours) < known) return null;
        return Known(known, Before(shipment.Expected, hours));
    }

    private static DateTimeOffset? Arrival(Movement movement)
    {
        if (movement is { Unpromised: true, Eta: null }) return null;
        return Known(movement.KnownAt, movement.DelayedUntil is { } delayed && delayed > movement.Expected ? delayed : movement.Expected);
    }

    private static DateTimeOffset? Known(DateTimeOffset? knownAt, DateTimeOffset at) => knownAt is { } known && known > at ? known : knownAt is null ? null : at;

    private static DateTimeOffset Before(DateTimeOffset at, decimal hours) => new(Math.Max(0, at.UtcTicks - (long)(hours * TimeSpan.TicksPerHour)), TimeSpan.Zero);
}
