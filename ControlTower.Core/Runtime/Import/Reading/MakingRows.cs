using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads what sites make: production lines, bills of material and production orders.</summary>
internal sealed class MakingRows
{
    private readonly SortedDictionary<string, Bill> bills = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ProductionOrderEntry> orders = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, ProductionLineEntry>> lines = new(StringComparer.Ordinal);

    public IReadOnlyList<BomEntry> Boms => [.. bills.Values.Select(bill => bill.Head with { Inputs = [.. bill.Inputs.Select(input => new BomInput(input.Key, input.Value))] })];

    public IReadOnlyList<ProductionOrderEntry> Orders => [.. orders.Values];

    public SiteEntry WithLines(SiteEntry site) => lines.TryGetValue(site.Id, out var own) ? site with { ProductionLines = [.. own.Values] } : site;

    /// <summary>Null where the target is none of these.</summary>
    public Action<RowValues>? Taker(TargetMapping target) => target switch
    {
        ProductionLinesMapping => row => TakeLine(row, target.Repeats),
        BomsMapping => row => TakeBom(row, target.Repeats),
        ProductionOrdersMapping => row => TakeOrder(row, target.Repeats),
        _ => null,
    };

    private void TakeLine(RowValues row, bool repeats)
    {
        var (site, id) = (row.Required("site"), row.Required("id"));
        var line = new ProductionLineEntry(id, row.Text("name") ?? id);
        if (row.Fault is not null) return;
        if (!lines.TryGetValue(site, out var own)) lines[site] = own = new(StringComparer.Ordinal);
        if (!own.TryAdd(id, line) && !repeats) row.Reject("id", $"'{site}' has a line '{id}' already.");
    }

    private void TakeBom(RowValues row, bool repeats)
    {
        var (site, item, input) = (row.Required("site"), row.Required("item"), row.Required("input"));
        var quantity = row.PositiveQuantity("quantity");
        var (hours, unitHours) = (row.Hours("hours"), row.Hours("unitHours"));
        if (hours is null && unitHours is null) row.Reject("hours", "It is empty, and so is unitHours.");
        if (input == item) row.Reject("input", "An item is made of other items than itself.");
        var head = new BomEntry(site, item, [], (hours ?? 0) + (unitHours ?? 0)) { Alternate = row.Text("alternate"), Line = row.Text("line") };
        if (row.Fault is not null) return;
        var key = Keys.Of(site, item, head.Alternate ?? "");
        if (!bills.TryGetValue(key, out var bill)) bills[key] = bill = new(head);
        if (!bill.Inputs.TryAdd(input, quantity) && !repeats) row.Reject("input", $"'{item}' at '{site}' has the input '{input}' already.");
    }

    private void TakeOrder(RowValues row, bool repeats)
    {
        var order = new ProductionOrderEntry(
            row.Required("id"), row.Required("site"), row.Required("item"), row.PositiveQuantity("quantity"), row.RequiredInstant("startAt"), row.RequiredInstant("dueAt"))
        {
            Line = row.Text("line"),
        };
        if (order.DueAt < order.StartAt) row.Reject("dueAt", "It is due before it starts.");
        if (row.Fault is null && !orders.TryAdd(order.Id, order) && !repeats) row.Reject("id", $"'{order.Id}' came before.");
    }

    private sealed record Bill(BomEntry Head)
    {
        public SortedDictionary<string, Quantity> Inputs { get; } = new(StringComparer.Ordinal);
    }
}
