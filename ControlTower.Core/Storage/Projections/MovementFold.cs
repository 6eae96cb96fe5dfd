using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How rows of purchase orders and shipments follow from facts, kept also when they have arrived.</summary>
internal static class MovementFold
{
    public static void Apply(Touched<MovementRow> movements, Fact fact)
    {
        switch (fact.Body)
        {
            case PurchaseOrderPlaced placed: movements.Set(placed.PurchaseOrder.Id, Placed(placed.PurchaseOrder, true, fact.Sequence), fact.Sequence); break;
            case ShipmentPlanned planned: movements.Set(planned.Shipment.Id, Placed(planned.Shipment, false, fact.Sequence), fact.Sequence); break;
            case ShipmentDeparted departed: Change(movements, departed.Shipment, fact, row => row.DepartedAt = departed.At); break;
            case PurchaseOrderConfirmed confirmed:
                Change(movements, confirmed.PurchaseOrder, fact, row => (row.ConfirmedAt, row.ConfirmedFor, row.Confirmed) = (fact.OccurredAt, confirmed.For, confirmed.Quantity.Micros));
                break;
            // What was cancelled is owed by nobody.
            case MovementCancelled cancelled: Change(movements, cancelled.Movement, fact, row => row.Unpromised = true); break;
            case ShipmentArrived arrived: Change(movements, arrived.Shipment, fact, row => Arrive(row, arrived)); break;
        }
    }

    /// <summary>Only what is still under way changes.</summary>
    private static void Change(Touched<MovementRow> movements, string id, Fact fact, Action<MovementRow> change)
    {
        if (movements.Find(id) is not { ArrivedAt: null } row) return;
        change(row);
        row.Version = fact.Sequence;
        movements.Set(id, row, fact.Sequence);
    }

    private static void Arrive(MovementRow row, ShipmentArrived arrived)
    {
        var lines = JsonSerializer.Deserialize<List<MovementLine>>(row.Lines, CanonicalJson.Options)!;
        row.ArrivedAt = arrived.At;
        row.Received = Receipt.Of(lines, row.Confirmed is { } confirmed ? new Quantity(confirmed) : null, arrived.Lines).Micros;
    }

    private static MovementRow Placed(Movement movement, bool purchaseOrder, long version) => new()
    {
        Id = movement.Id,
        PurchaseOrder = purchaseOrder,
        From = movement.From,
        To = movement.To,
        Carrier = movement.Carrier,
        PromisedAt = movement.PromisedAt,
        Unpromised = movement.Unpromised,
        Ordered = Receipt.Sum(movement.Lines).Micros,
        Lines = JsonSerializer.Serialize(movement.Lines, CanonicalJson.Options),
        Version = version,
    };
}
