using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>The furniture factory straight from its file, by no mapping: what a plain computation needs of it.</summary>
internal sealed class FreppleRecord
{
    private readonly List<(string Model, JsonElement Fields)> all;

    public FreppleRecord()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Set("frepple"), "manufacturing_demo.json")));
        all = [.. document.RootElement.EnumerateArray().Select(one => (one.GetProperty("model").GetString()!, one.GetProperty("fields").Clone()))];
    }

    /// <summary>The machine that makes an item; null where only people do.</summary>
    public string? LineOf(string product) => Of("input.operationresource").Where(use => Text(use, "resource_id") != "operators" && ProductOf(Text(use, "operation_id")!) == product)
        .Select(use => Text(use, "resource_id")).FirstOrDefault();

    /// <summary>What an item goes into, and that in turn, itself included.</summary>
    public SortedSet<string> Closure(string item)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal) { item };
        while (Consumed().Where(use => reached.Contains(use.Input)).Any(use => reached.Add(use.Product))) { }
        return reached;
    }

    public NetworkDocument Network() => new()
    {
        Sites = [.. Of("input.location").Select(one => Text(one, "name")!).Select(name => new SiteEntry(name, name, SiteKind.DistributionCenter)),
            .. Of("input.supplier").Select(one => new SiteEntry(Text(one, "name")!, Text(one, "name")!, SiteKind.Supplier))],
        Items = [.. Of("input.item").Select(one => new ItemEntry(Text(one, "name")!, Text(one, "name")!))],
        Lanes = [.. Of("input.itemdistribution").Select(one => Lane(one, "origin_id")).Concat(Of("input.itemsupplier").Select(one => Lane(one, "supplier_id"))).DistinctBy(lane => (lane.From, lane.To))],
        Stock = [.. Of("input.buffer").Select(one => new StockEntry(Text(one, "location_id")!, Text(one, "item_id")!, Amount(one, "onhand")))],
        Orders = [.. Of("input.demand").Where(one => Text(one, "status") == "open").Select(one => new OrderEntry(
            Text(one, "name")!, Text(one, "customer_id")!, Text(one, "location_id")!, default, Instant(one, "due"), null, [new("1", Text(one, "item_id")!, Amount(one, "quantity"))]))],
        PurchaseOrders = [.. Plans("PO").Select(one => new PurchaseOrderEntry(Text(one, "reference")!, Text(one, "supplier_id")!, Text(one, "location_id")!, [Line(one)], Instant(one, "enddate")))],
        Shipments = [.. Plans("DO").Select(one => new ShipmentEntry(Text(one, "reference")!, Text(one, "origin_id")!, Text(one, "destination_id")!, [Line(one)], Instant(one, "enddate")))],
        ProductionOrders = [],
        Boms = [.. Consumed().GroupBy(use => use.Product).Select(group => new BomEntry("factory", group.Key, [.. group.Select(use => new BomInput(use.Input, use.Quantity))], HoursOf(group.Key)))],
    };

    private IEnumerable<(string Product, string Input, Quantity Quantity)> Consumed() => Of("input.operationmaterial").Where(one => Text(one, "type") == "start")
        .Select(one => (ProductOf(Text(one, "operation_id")!), Text(one, "item_id")!, Quantity.Of(-one.GetProperty("quantity").GetDecimal())));

    private JsonElement Operation(string name) => Of("input.operation").Single(one => Text(one, "name") == name);

    private string ProductOf(string operation) => Text(Operation(operation), "item_id") ?? ProductOf(Text(Operation(operation), "owner_id")!);

    /// <summary>Of one unit, over all operations that belong to making it.</summary>
    private decimal HoursOf(string product) => Of("input.operation").Where(one => ProductOf(Text(one, "name")!) == product)
        .Sum(one => Hours(one, "duration") + Hours(one, "duration_per"));

    private IEnumerable<JsonElement> Plans(string type) => Of("input.operationplan").Where(one => Text(one, "type") == type);

    private IEnumerable<JsonElement> Of(string model) => all.Where(one => one.Model == model).Select(one => one.Fields);

    private static LaneEntry Lane(JsonElement one, string from) => new(Text(one, from)!, Text(one, "location_id")!, Hours(one, "leadtime"));

    private static ShipmentLineEntry Line(JsonElement one) => new(Text(one, "item_id")!, Amount(one, "quantity"));

    private static decimal Hours(JsonElement one, string seconds) => Text(one, seconds) is { } text ? decimal.Round(decimal.Parse(text, CultureInfo.InvariantCulture) / 3600, 6) : 0;

    private static Quantity Amount(JsonElement one, string name) => Quantity.Of(one.GetProperty(name).GetDecimal());

    private static DateTimeOffset Instant(JsonElement one, string name) => DateTimeOffset.Parse(Text(one, name)!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Text(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;
}
