using ControlTower.Core.Kernel;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads order lines and hangs each on its order.</summary>
internal sealed class LineRows(ImportFolder folder, OrderBook book)
{
    public Refusal? Read() => TargetRows.Read(folder, folder.Mapping.OrderLines!, "/orderLines", Take);

    private void Take(RowValues row)
    {
        var order = row.Required("order");
        var line = LineOf(row);
        if (row.Fault is not null || folder.Log.IsRejected(row.File, row.Line, row.Part)) return;
        if (book.Find(order) is not { } entry) row.Reject("order", $"There is no order '{order}'.");
        else if (entry.Lines.Exists(other => other.Id == line.Id)) row.Reject("id", $"The order '{order}' has a line '{line.Id}' already.");
        else entry.Lines.Add(line);
    }

    private static ImportedLine LineOf(RowValues row)
    {
        var quantity = row.RequiredQuantity("quantity");
        if (quantity <= Quantity.Zero) row.Reject("quantity", "A line orders more than nothing.");
        var price = row.Amount("price");
        return new(row.Required("id"), row.Required("item"), quantity)
        {
            Price = price,
            Total = row.Amount("total") ?? Product(row, price, quantity),
            Supplier = row.Text("supplier"),
            Family = row.Text("family"),
            ScheduledDays = row.Number("scheduledDays"),
            ActualDays = row.Number("actualDays"),
            Timing = row.Choice<ImportedTiming>("timing"),
        };
    }

    private static Money? Product(RowValues row, Money? price, Quantity quantity)
    {
        if (price is not { } one || row.Fault is not null) return null;
        if (one.Amount * quantity.Units <= Micros.Limit) return one * quantity;
        row.Reject("quantity", "Price times quantity is too large.");
        return null;
    }
}
