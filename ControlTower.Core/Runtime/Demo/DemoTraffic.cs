using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Purchase orders and shipments under way at the start.</summary>
internal static class DemoTraffic
{
    public const int ShipmentCount = 120;

    /// <summary>The shipment of the opening that runs late: bikes from the main plant to the main centre.</summary>
    public const string LateShipment = "SH-3001";

    private const int EachSupplier = 3;
    private const int SoonArriving = 40;

    public static IReadOnlyList<PurchaseOrderEntry> PurchaseOrders(int seed, DateTimeOffset now)
    {
        var random = DemoRandom.For(seed, "purchase orders");
        var number = 7_001;
        return
        [
            .. Opening(now),
            .. from supplier in DemoSites.Of(SiteKind.Supplier)
               from turn in Enumerable.Range(0, EachSupplier)
               let buyers = DemoLanes.All.Where(lane => lane.From == supplier.Id && !lane.To.StartsWith("PORT", StringComparison.Ordinal)).ToArray()
               let lane = random.Pick(buyers)
               select new PurchaseOrderEntry($"PO-{number++}", supplier.Id, lane.To, Lines(random, supplier.Id, (80, 400)), now.AddHours(random.From(9 * 24, 30 * 24))),
        ];
    }

    /// <summary>Due soon, and what runs next waits for it: those that the opening delays.</summary>
    private static IEnumerable<PurchaseOrderEntry> Opening(DateTimeOffset now) =>
    [
        new("PO-6998", "SUP-SUZHOU-1", "PLT-BRNO", [new("CMP-BATTERY-500", Quantity.Of(160)), new("CMP-BATTERY-750", Quantity.Of(90))], now.AddHours(20)),
        new("PO-6999", "SUP-TURIN-1", "PLT-BRNO", [new("CMP-BRAKE-SET", Quantity.Of(240))], now.AddHours(26)),
    ];

    public static IReadOnlyList<ShipmentEntry> Shipments(int seed, DateTimeOffset now)
    {
        var random = DemoRandom.For(seed, "shipments");
        var lanes = DemoLanes.All.Where(lane => lane.LeadTimeHours >= 5).ToArray();
        var main = DemoLanes.All.Single(lane => lane.From == "PLT-BRNO" && lane.To == "DC-VENLO");
        var result = new List<ShipmentEntry> { Shipment(random, LateShipment, main, now.AddHours(9)) };
        for (var i = 1; i < ShipmentCount; i++)
        {
            var lane = random.Pick(lanes);
            var minutes = i < SoonArriving ? random.From(4, 280) : (int)(lane.LeadTimeHours * 60 * random.From(20, 95) / 100);
            result.Add(Shipment(random, $"SH-{3_001 + i}", lane, now.AddMinutes(minutes)));
        }
        return result;
    }

    /// <summary>Goods that the sender has: two kinds at most.</summary>
    public static IReadOnlyList<ShipmentLineEntry> Lines(DemoRandom random, string from, (int Least, int Most) units)
    {
        var goods = Goods(from);
        var shift = random.Below(goods.Count);
        return
        [
            .. Enumerable.Range(0, Math.Min(goods.Count, random.From(1, 2)))
                .Select(i => new ShipmentLineEntry(goods[(shift + i) % goods.Count], Quantity.Of(random.From(units.Least, units.Most)))),
        ];
    }

    private static ShipmentEntry Shipment(DemoRandom random, string id, LaneEntry lane, DateTimeOffset promisedAt) =>
        new(id, lane.From, lane.To, Lines(random, lane.From, (3, 18)), promisedAt) { Carrier = lane.Carrier };

    private static IReadOnlyList<string> Goods(string from) => from.Split('-')[0] switch
    {
        "SUP" => [.. DemoSuppliers.Create(0).Where(entry => entry.Site == from).Select(entry => entry.Item)],
        "PORT" => [.. DemoItems.Components.Select(item => item.Id)],
        _ => [.. DemoItems.Sold.Select(item => item.Id)],
    };
}
