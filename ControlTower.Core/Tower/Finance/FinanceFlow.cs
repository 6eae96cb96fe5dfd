using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Finance;

/// <summary>What a command means for finance, once all else has followed from it: goods move the books, news of orders is held against what was billed, and orders wait for their money.</summary>
internal static class FinanceFlow
{
    /// <param name="before">The state before the command.</param>
    public static void Follow(Turn turn, TowerState before)
    {
        var count = turn.Facts.Count;
        var touched = new SortedSet<string>(StringComparer.Ordinal);
        GoodsToLedger.Follow(turn, before, count);
        for (var index = 0; index < count; index++)
        {
            OrderPaymentWatch.Follow(turn, turn.Facts[index].Body);
            if (turn.Facts[index].Body is OrderMoved { Transition: OrderMachine.Refund } refund) ReturnToCredit.Follow(turn, refund);
            if (DocumentOf(turn.Facts[index].Body) is { } document && before.Finance.Invoices.Open.Count > 0) touched.Add(document);
        }
        foreach (var document in touched) InvoiceMatching.Again(turn, document);
    }

    /// <summary>The document of which there is news that an invoice may have waited for.</summary>
    private static string? DocumentOf(Journal.IFact fact) => fact switch
    {
        OrderProgressed one => one.Order,
        OrderEnded one => one.Order,
        OrderMoved one => one.Order,
        ShipmentDeparted one => one.Shipment,
        ShipmentArrived one => one.Shipment,
        MovementCancelled one => one.Movement,
        _ => null,
    };
}
