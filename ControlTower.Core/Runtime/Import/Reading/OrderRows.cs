using ControlTower.Core.Kernel;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads orders, notes times that cannot be, and gathers where the orders go.</summary>
internal sealed class OrderRows(ImportFolder folder, OrderBook book, Destinations destinations)
{
    /// <summary>Where lines stand in the same table, an order repeats in it.</summary>
    private readonly bool repeats = folder.Mapping.OrderLines?.Table == folder.Mapping.Orders!.Table;

    public Refusal? Read()
    {
        var orders = folder.Mapping.Orders!;
        var file = folder.Mapping.Tables[orders.Table].File;
        if (!folder.Has(orders.Table)) return Refusal.Invalid($"{file} is missing; without orders there is nothing to import.", $"/tables/{orders.Table}/file");
        return TargetRows.Read(folder, orders, "/orders", Take);
    }

    private void Take(RowValues row)
    {
        var order = OrderOf(row);
        var (lat, lon) = (row.Degrees("destinationLat", 90), row.Degrees("destinationLon", 180));
        if (row.Fault is not null) return;
        if (book.Find(order.Id) is { } first)
        {
            if (!repeats) row.Reject("id", $"The order '{order.Id}' came before, in line {first.FileLine}.");
            else if (first.Order != order) Note(row, FindingKind.RowsOfOrderDiffer, order, $"It says something else about the order than line {first.FileLine}, which counts.");
            return;
        }
        book.Add(order, row.Line);
        destinations.Add(order, row.Text("destinationName"), (lat, lon));
        NoteImpossibleTimes(row, order);
    }

    private static ImportedOrder OrderOf(RowValues row)
    {
        var deliveredAt = row.Instant("deliveredAt");
        return new(row.Required("id"), row.Required("customer"), row.Required("destination"), row.RequiredInstant("placedAt"))
        {
            Region = row.Text("region"),
            Channel = row.Text("channel"),
            ApprovedAt = row.Instant("approvedAt"),
            ShippedAt = row.Instant("shippedAt"),
            DeliveredAt = deliveredAt,
            PromisedBy = row.Instant("promisedBy"),
            Outcome = row.Choice<ImportedOutcome>("outcome") ?? (deliveredAt is null ? ImportedOutcome.Open : ImportedOutcome.Delivered),
            Paid = row.Amount("paid"),
            Score = row.Number("score"),
        };
    }

    private void NoteImpossibleTimes(RowValues row, ImportedOrder order)
    {
        if (order.ApprovedAt < order.PlacedAt) Note(row, FindingKind.ApprovedBeforePlaced, order, "It was approved before it was placed.");
        if (order.ShippedAt < order.ApprovedAt) Note(row, FindingKind.ShippedBeforeApproved, order, "The carrier had it before it was approved.");
        if (order.ShippedAt < order.PlacedAt) Note(row, FindingKind.ShippedBeforePlaced, order, "The carrier had it before it was placed.");
        if (order.DeliveredAt < order.ShippedAt) Note(row, FindingKind.DeliveredBeforeShipped, order, "The customer had it before the carrier.");
        if (order.ShippedAt is null && order.DeliveredAt < order.PlacedAt) Note(row, FindingKind.DeliveredBeforePlaced, order, "It was delivered before it was placed.");
    }

    private void Note(RowValues row, FindingKind kind, ImportedOrder order, string message) =>
        folder.Log.Note(new(kind, row.File, row.Line, order.Id, message));
}
