using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>How orders change when what a run set in motion is taken back: nothing of it is left.</summary>
internal static class CancelApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        MovementCancelled one => state.Movement(one.Movement) is { } movement ? Without(state, movement) : state,
        ProductionOrderCancelled one => state.ProductionOrders.TryGetValue(one.ProductionOrder, out var order) ? Without(state, order) : state,
        _ => state,
    };

    private static OrderState Without(OrderState state, Movement movement) => state with
    {
        Shipments = state.Shipments.Remove(movement.Id),
        PurchaseOrders = state.PurchaseOrders.Remove(movement.Id),
        ShipmentPlaces = MovementPlaces.Placed(state.ShipmentPlaces, state.Shipments.Find(movement.Id), null),
        PurchaseOrderPlaces = MovementPlaces.Placed(state.PurchaseOrderPlaces, state.PurchaseOrders.Find(movement.Id), null),
        Inbound = movement.Lines.Aggregate(state.Inbound, (map, line) => map.Remove(Keys.Of(line.Item, movement.Id))),
    };

    private static OrderState Without(OrderState state, ProductionOrder order) => state with
    {
        ProductionOrders = state.ProductionOrders.Remove(order.Id),
        InProduction = state.InProduction.Remove(Keys.Of(order.Item, order.Id)),
        MadeOtherwise = (order.Inputs ?? []).Aggregate(state.MadeOtherwise, (map, input) => map.Remove(Keys.Of(input.Item, order.Id))),
    };
}
