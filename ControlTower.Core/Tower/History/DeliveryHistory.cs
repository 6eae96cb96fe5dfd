using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.History;

/// <summary>Deliveries of the past: they feed the health of partners and figures, and move no stock and open no case.</summary>
internal static class DeliveryHistory
{
    public static Result<object> Import(Turn turn, ImportDeliveries import)
    {
        var (imported, known) = (0, 0);
        foreach (var historic in import.Deliveries)
        {
            if (turn.State.Orders.KnowsMovement(historic.Movement.Id))
            {
                known++;
                continue;
            }
            Import(turn, historic);
            imported++;
        }
        return new DeliveriesImported(imported, known);
    }

    private static void Import(Turn turn, HistoricDelivery historic)
    {
        var past = historic.Movement;
        var planned = new Movement(past.Id, past.From, past.To, past.Lines, past.PromisedAt) { Carrier = past.Carrier, LeadTimeHours = past.LeadTimeHours };
        turn.Record(historic.Purchased ? new PurchaseOrderPlaced(planned) : new ShipmentPlanned(planned), historic.PlacedAt);
        if (past is { ConfirmedAt: { } confirmedAt, ConfirmedQuantity: { } quantity, ConfirmedFor: { } promised }) turn.Record(new PurchaseOrderConfirmed(past.Id, quantity, promised), confirmedAt);
        if (past.DepartedAt is { } departed) turn.Record(new ShipmentDeparted(past.Id, departed), departed);
        if (past.ArrivedAt is { } arrived) turn.Record(new ShipmentArrived(past.Id, arrived) { Lines = historic.Received }, arrived);
    }
}
