using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads purchase orders and shipments; rows of one id are lines of one movement.</summary>
internal sealed class MovementRows
{
    private readonly SortedDictionary<string, Entry> purchaseOrders = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Entry> shipments = new(StringComparer.Ordinal);

    public IReadOnlyList<PurchaseOrderEntry> PurchaseOrders =>
        [.. purchaseOrders.Select(one => new PurchaseOrderEntry(one.Key, one.Value.From, one.Value.To, one.Value.Entries, one.Value.PromisedAt))];

    public IReadOnlyList<ShipmentEntry> Shipments =>
        [.. shipments.Select(one => new ShipmentEntry(one.Key, one.Value.From, one.Value.To, one.Value.Entries, one.Value.PromisedAt) { Carrier = one.Value.Carrier })];

    /// <summary>Null where the target is none of these.</summary>
    public Action<RowValues>? Taker(TargetMapping target) => target switch
    {
        PurchaseOrdersMapping => row => Take(row, purchaseOrders, target.Repeats),
        ShipmentsMapping => row => Take(row, shipments, target.Repeats),
        _ => null,
    };

    private static void Take(RowValues row, SortedDictionary<string, Entry> movements, bool repeats)
    {
        var id = row.Required("id");
        var read = new Entry(row.Required("from"), row.Required("to"), row.RequiredInstant("promisedAt"), row.Text("carrier"));
        var (item, quantity) = (row.Required("item"), row.PositiveQuantity("quantity"));
        if (read.From == read.To) row.Reject("to", "It goes to another site than it comes from.");
        if (row.Fault is not null) return;
        if (!movements.TryGetValue(id, out var movement)) movements[id] = movement = read;
        if (movement with { Lines = read.Lines } != read) row.Reject("id", $"'{id}' goes elsewhere, or at another time, by a row before.");
        else if (!movement.Lines.TryAdd(item, quantity) && !repeats) row.Reject("item", $"'{id}' has the item '{item}' already.");
    }

    private sealed record Entry(string From, string To, DateTimeOffset PromisedAt, string? Carrier)
    {
        public SortedDictionary<string, Quantity> Lines { get; init; } = new(StringComparer.Ordinal);

        public IReadOnlyList<ShipmentLineEntry> Entries => [.. Lines.Select(line => new ShipmentLineEntry(line.Key, line.Value))];
    }
}
