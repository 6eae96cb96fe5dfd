using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders;

/// <summary>What is remembered of suppliers and carriers with each fact; reckoned on the movement as it was before the fact.</summary>
internal static class PartnerApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        ShipmentArrived arrived => Note(state, arrived.Shipment, fact, (record, movement) => movement.Unpromised
            ? record
            : record.With(new DeliveryMark(movement.Id, movement.PromisedAt, arrived.At, Receipt.Sum(movement.Lines), Receipt.Of(movement.Lines, movement.ConfirmedQuantity, arrived.Lines)))),
        PurchaseOrderConfirmed confirmed => Note(state, confirmed.PurchaseOrder, fact, (record, movement) =>
            record.With(new ConfirmationMark(movement.Id, movement.PromisedAt, confirmed.For, Receipt.Sum(movement.Lines), confirmed.Quantity))),
        ShipmentDeparted departed => Note(state, departed.Shipment, fact, (record, _) => record),
        ShipmentEstimated estimated => Note(state, estimated.Shipment, fact, (record, _) => record),
        _ => state,
    };

    /// <summary>A purchase order speaks of its supplier, a shipment of its carrier.</summary>
    private static OrderState Note(OrderState state, string id, Fact fact, Func<PartnerRecord, Movement, PartnerRecord> note)
    {
        if (state.PurchaseOrders.TryGetValue(id, out var order))
        {
            return state with { Suppliers = state.Suppliers.Set(order.From, note(state.SupplierRecord(order.From), order).Heard(fact.OccurredAt)) };
        }
        return state.Shipments.TryGetValue(id, out var shipment) && shipment.Carrier is { } carrier
            ? state with { Carriers = state.Carriers.Set(carrier, note(state.CarrierRecord(carrier), shipment).Heard(fact.OccurredAt)) }
            : state;
    }
}
