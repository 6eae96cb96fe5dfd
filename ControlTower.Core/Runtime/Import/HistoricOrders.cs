using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime.Import;

/// <summary>Orders as they were read, in the words of the tower.</summary>
public static class HistoricOrders
{
    public static HistoricOrder Of(ImportedOrder read)
    {
        var order = new Order(read.Id, read.Customer, read.Destination, read.Region, read.Channel, read.PlacedAt, read.PromisedBy, [.. read.Lines.Select(Of)])
        {
            ApprovedAt = read.ApprovedAt,
            ShippedAt = read.ShippedAt,
            DeliveredAt = read.DeliveredAt,
        };
        // Only a delivery has a time of its own in a record; when an order was cancelled no file says.
        return new(order, OutcomeOf(read.Outcome), read.Outcome == ImportedOutcome.Delivered ? read.DeliveredAt : null);
    }

    private static OrderLine Of(ImportedLine read) => new(read.Id, read.Item, read.Quantity, read.Price)
    {
        Family = read.Family,
        Supplier = read.Supplier,
        Total = read.Total,
        ScheduledDays = read.ScheduledDays,
        ActualDays = read.ActualDays,
        Timing = read.Timing?.ToString(),
    };

    private static OrderStatus? OutcomeOf(ImportedOutcome outcome) => outcome switch
    {
        ImportedOutcome.Delivered => OrderStatus.Delivered,
        ImportedOutcome.Cancelled => OrderStatus.Cancelled,
        ImportedOutcome.Unavailable => OrderStatus.Unavailable,
        _ => null,
    };
}
