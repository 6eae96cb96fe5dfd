using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads the network; what their files lack stays null, so that it is left as it is.</summary>
internal sealed class NetworkRows(ImportFolder folder)
{
    private readonly SortedDictionary<string, SiteEntry> sites = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ItemEntry> items = new(StringComparer.Ordinal);
    private readonly MakingRows making = new();
    private readonly MovementRows movements = new();
    private readonly HashSet<string> laneKeys = new(StringComparer.Ordinal); // lookup only
    private readonly List<LaneEntry> lanes = [];
    private readonly List<StockEntry> stock = [];
    private readonly List<SupplierEntry> suppliers = [];

    private ImportMapping Mapping => folder.Mapping;

    public Refusal? Read()
    {
        foreach (var (pointer, target) in Mapping.Targets())
        {
            Action<RowValues>? take = target switch
            {
                SitesMapping => row => Take(row, sites, SiteOf(row), Repeats(target)),
                ItemsMapping => row => Take(row, items, ItemOf(row), Repeats(target)),
                LanesMapping => row => TakeLane(row, target.Repeats),
                StockMapping => TakeStock,
                SuppliersMapping => TakeSupplier,
                _ => making.Taker(target) ?? movements.Taker(target),
            };
            if (take is not null && TargetRows.Read(folder, target, pointer, take) is { } refusal) return refusal;
        }
        return null;
    }

    /// <summary>Adds the destinations, suppliers and items that orders name and no file describes.</summary>
    public NetworkDocument Document(Destinations destinations, IReadOnlyList<ImportedOrder> orders)
    {
        foreach (var site in destinations.Sites()) sites.TryAdd(site.Id, site);
        foreach (var line in orders.SelectMany(order => order.Lines))
        {
            if (line.Supplier is { } supplier) sites.TryAdd(supplier, new(supplier, supplier, SiteKind.Supplier, 1));
            items.TryAdd(line.Item, new(line.Item, line.Item) { Family = line.Family });
        }
        return new()
        {
            Sites = Given<SitesMapping>() || orders.Count > 0 ? [.. sites.Values.Select(making.WithLines)] : null,
            Items = Given<ItemsMapping>() || orders.Count > 0 ? [.. items.Values] : null,
            Lanes = Given<LanesMapping>() ? lanes : null,
            Stock = Given<StockMapping>() ? stock : null,
            Suppliers = Given<SuppliersMapping>() ? suppliers : null,
            Boms = Given<BomsMapping>() ? making.Boms : null,
            ProductionOrders = Given<ProductionOrdersMapping>() ? making.Orders : null,
            PurchaseOrders = Given<PurchaseOrdersMapping>() ? movements.PurchaseOrders : null,
            Shipments = Given<ShipmentsMapping>() ? movements.Shipments : null,
        };
    }

    private bool Given<T>() where T : TargetMapping => Mapping.Targets().Any(one => one.Target is T && folder.Has(one.Target.Table));

    /// <summary>A table of orders or lines names a site or an item as often as it occurs; the first counts.</summary>
    private bool Repeats(TargetMapping target) => target.Repeats || target.Table == Mapping.Orders?.Table || target.Table == Mapping.OrderLines?.Table;

    private static void Take<T>(RowValues row, SortedDictionary<string, T> entries, T entry, bool repeats)
    {
        var id = row.Required("id");
        if (row.Fault is null && !entries.TryAdd(id, entry) && !repeats) row.Reject("id", $"'{id}' came before.");
    }

    private static SiteEntry SiteOf(RowValues row)
    {
        var id = row.Required("id");
        var kind = row.Choice<SiteKind>("kind");
        if (kind is null) row.Reject("kind", "It is empty.");
        var tier = row.Number("tier");
        if (tier is { } number && (number != decimal.Truncate(number) || number > 99)) row.Reject("tier", "It has to be a small whole number.");
        var (lat, lon) = (row.Degrees("lat", 90), row.Degrees("lon", 180));
        if (lat is null != lon is null) row.Reject(lat is null ? "lat" : "lon", "One coordinate without the other is no place.");
        return new(id, row.Text("name") ?? id, kind ?? default, row.Fault is null ? (int?)tier : null, lat, lon, row.Text("timeZone")) { Region = row.Text("region") };
    }

    private static ItemEntry ItemOf(RowValues row)
    {
        var id = row.Required("id");
        return new(id, row.Text("name") ?? id, row.Number("weightKg"), row.Amount("unitCost")) { Family = row.Text("family") };
    }

    private void TakeLane(RowValues row, bool repeats)
    {
        var hours = row.Hours("leadTimeHours");
        if (hours is null) row.Reject("leadTimeHours", "It is empty.");
        var lane = new LaneEntry(row.Required("from"), row.Required("to"), hours ?? 0, row.Number("fixed"), row.Number("perKg")) { Carrier = row.Text("carrier") };
        if (lane.From == lane.To) row.Reject("to", "A lane ends at another site than it begins.");
        if (row.Fault is null && (laneKeys.Add(Keys.Of(lane.From, lane.To)) || !repeats)) lanes.Add(lane);
    }

    private void TakeStock(RowValues row)
    {
        var position = new StockEntry(row.Required("site"), row.Required("item"), row.RequiredQuantity("quantity"))
        {
            Lot = row.Text("lot"),
            ReceivedAt = row.Instant("receivedAt"),
            ExpiresAt = row.Instant("expiresAt"),
            Safety = row.OptionalQuantity("safety"),
        };
        if (position.ExpiresAt < position.ReceivedAt) row.Reject("expiresAt", "What expires does so after it was received.");
        if (row.Fault is null) stock.Add(position);
    }

    private void TakeSupplier(RowValues row)
    {
        var supplier = new SupplierEntry(row.Required("site"), row.Required("item"), row.Amount("price"), row.Text("backup"));
        if (row.Fault is null) suppliers.Add(supplier);
    }
}
