using ControlTower.Core.Journal;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Stock;

/// <summary>The positions that a fact moves: what lies there, what is wanted there, or what comes there. History moves none.</summary>
internal static class StockPlaces
{
    public static IEnumerable<StockPlace> Of(IFact fact, OrderState before, OrderState after) => fact switch
    {
        StockCounted one => [new(one.Site, one.Item)],
        StockSafetySet one => [new(one.Site, one.Item)],
        StockReceived one => [new(one.Site, one.Item)],
        StockReserved one => [new(one.Site, one.Item)],
        StockReleased one => [new(one.Site, one.Item)],
        StockDispatched one => [new(one.Site, one.Item)],
        StockAdjusted one => [new(one.Site, one.Item)],
        LotHeld one => [new(one.Site, one.Item)],
        LotReleased one => [new(one.Site, one.Item)],
        IMovesStock one => one.Shifts().Select(shift => new StockPlace(shift.Site, shift.Item)).Distinct(),
        OrderPlaced one => Of(one.Order),
        OrderProgressed one => Of(before.Open.Find(one.Order) ?? after.Open.Find(one.Order)),
        OrderEnded one => Of(before.Open.Find(one.Order)),
        PurchaseOrderPlaced one => Of(one.PurchaseOrder),
        ShipmentPlanned one => Of(one.Shipment),
        ShipmentEstimated one => Of(before.Movement(one.Shipment) ?? after.Movement(one.Shipment)),
        ShipmentArrived one => Of(before.Movement(one.Shipment)),
        PurchaseOrderConfirmed one => Of(after.Movement(one.PurchaseOrder)),
        MovementCancelled one => Of(before.Movement(one.Movement)),
        MovementRescheduled one => Of(after.Movement(one.Movement)),
        DueMissed { What: DueWhat.Arrival } one => Of(after.Movement(one.Id)),
        _ => [],
    };

    private static IEnumerable<StockPlace> Of(Order? order) =>
        order is { KnownAt: not null, Destination: { } site } ? order.Lines.Select(line => new StockPlace(site, line.Item)) : [];

    private static IEnumerable<StockPlace> Of(Movement? movement) => movement?.Lines.Select(line => new StockPlace(movement.To, line.Item)) ?? [];
}
