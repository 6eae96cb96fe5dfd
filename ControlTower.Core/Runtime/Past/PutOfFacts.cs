using ControlTower.Core.Journal;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Runtime.Past;

/// <summary>The network document that facts came of.</summary>
internal static class PutOfFacts
{
    /// <param name="facts">Of one command.</param>
    /// <returns>Null where they came of none. What a run ordered, and history, is left out.</returns>
    public static NetworkDocument? Document(IReadOnlyList<Fact> facts)
    {
        var bodies = facts.Select(fact => fact.Body).ToList();
        var defined = bodies.OfType<NetworkDefined>().FirstOrDefault();
        var safety = bodies.OfType<StockSafetySet>().ToList();
        var document = new NetworkDocument
        {
            Sites = defined?.Sites,
            Items = defined?.Items,
            Lanes = defined?.Lanes,
            Suppliers = defined?.Suppliers,
            Boms = defined?.Boms,
            Carriers = defined?.Carriers,
            Stock = Some(bodies.OfType<StockCounted>().Select(one => StockOf(one, safety))),
            Orders = Some(bodies.OfType<OrderPlaced>().Where(one => one.Order.KnownAt is not null).Select(one => EntryOf(one.Order))),
            PurchaseOrders = Some(bodies.OfType<PurchaseOrderPlaced>().Select(one => one.PurchaseOrder).Where(IsPut).Select(one => new PurchaseOrderEntry(one.Id, one.From, one.To, LinesOf(one), one.PromisedAt))),
            Shipments = Some(bodies.OfType<ShipmentPlanned>().Select(one => one.Shipment).Where(IsPut).Select(one => new ShipmentEntry(one.Id, one.From, one.To, LinesOf(one), one.PromisedAt) { Carrier = one.Carrier })),
            ProductionOrders = Some(bodies.OfType<ProductionOrderPlaced>().Select(one => one.ProductionOrder).Where(one => one is { KnownAt: not null, Reference: null })
                .Select(one => new ProductionOrderEntry(one.Id, one.Site, one.Item, one.Quantity, one.StartAt, one.DueAt) { Line = one.Line })),
        };
        return document == new NetworkDocument() ? null : document;
    }

    private static List<T>? Some<T>(IEnumerable<T> entries) => entries.ToList() is { Count: > 0 } some ? some : null;

    private static StockEntry StockOf(StockCounted one, List<StockSafetySet> safety) => new(one.Site, one.Item, one.Quantity)
    {
        Lot = one.Lot == StockPosition.NoLot ? null : one.Lot,
        ReceivedAt = one.ReceivedAt,
        ExpiresAt = one.ExpiresAt,
        Safety = safety.FirstOrDefault(set => set.Site == one.Site && set.Item == one.Item)?.Safety,
    };

    private static OrderEntry EntryOf(Order order) =>
        new(order.Id, order.Customer, order.Destination!, order.PlacedAt, order.PromisedBy!.Value, order.Channel, [.. order.Lines.Select(line => new OrderLineEntry(line.Id, line.Item, line.Quantity, line.Price))]) { PenaltyPerHour = order.PenaltyPerHour };

    private static bool IsPut(Movement movement) => movement is { KnownAt: not null, Reference: null };

    private static List<ShipmentLineEntry> LinesOf(Movement movement) => [.. movement.Lines.Select(line => new ShipmentLineEntry(line.Item, line.Quantity))];
}
