using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Network;

/// <summary>Checks what a schema cannot: that ids are there once, and that what is referred to exists.</summary>
public static class NetworkCheck
{
    public static void Check(NetworkState state, NetworkDocument document, JsonFindings findings)
    {
        Unique(document.Sites, "sites", site => site.Id, findings);
        Unique(document.Items, "items", item => item.Id, findings);
        Unique(document.Lanes, "lanes", lane => Keys.Of(lane.From, lane.To), findings);
        Unique(document.Stock, "stock", stock => Keys.Of(stock.Site, stock.Item, stock.Lot ?? ""), findings);
        Unique(document.Suppliers, "suppliers", supplier => Keys.Of(supplier.Site, supplier.Item), findings);
        Unique(document.Orders, "orders", order => order.Id, findings);
        Unique(document.PurchaseOrders, "purchaseOrders", order => order.Id, findings);
        Unique(document.Shipments, "shipments", shipment => shipment.Id, findings);
        Unique(document.Boms, "boms", bom => Keys.Of(bom.Site, bom.Item, bom.Alternate ?? ""), findings);
        Unique(document.ProductionOrders, "productionOrders", order => order.Id, findings);
        Unique(document.Carriers, "carriers", carrier => carrier.Id, findings);
        foreach (var (site, index) in Indexed(document.Sites))
        {
            CheckZone(site, $"/sites/{index}/timeZone", findings);
            CheckDowntime(site.Downtime, $"/sites/{index}", findings);
            Unique(site.ProductionLines, $"sites/{index}/productionLines", line => line.Id, findings);
        }
        CheckReferences(new NetworkReferences(state, document, findings), document, findings);
    }

    private static void CheckPool(PoolEntry pool, string pointer, NetworkReferences known, JsonFindings findings)
    {
        known.Item(pool.Item, $"{pointer}/item");
        if (pool.Channels is null && pool.Customers is null) findings.Add($"{pointer}/channels", "a pool is for channels, for customers, or for both");
    }

    private static void CheckReferences(NetworkReferences known, NetworkDocument document, JsonFindings findings)
    {
        foreach (var (site, index) in Indexed(document.Sites))
        {
            foreach (var (line, place) in Indexed(site.ProductionLines)) known.Items(line.Items, $"/sites/{index}/productionLines/{place}/items");
            foreach (var (served, place) in Indexed(site.Serves)) known.Site(served, $"/sites/{index}/serves/{place}");
            foreach (var (pool, place) in Indexed(site.Pools)) CheckPool(pool, $"/sites/{index}/pools/{place}", known, findings);
        }
        foreach (var (lane, index) in Indexed(document.Lanes))
        {
            known.Site(lane.From, $"/lanes/{index}/from");
            known.Site(lane.To, $"/lanes/{index}/to");
            if (lane.From == lane.To) findings.Add($"/lanes/{index}/to", "a lane ends at another site than it begins");
            CheckDowntime(lane.Downtime, $"/lanes/{index}", findings);
            CheckRates(lane, $"/lanes/{index}", known, findings);
        }
        foreach (var (stock, index) in Indexed(document.Stock))
        {
            known.Site(stock.Site, $"/stock/{index}/site");
            known.Item(stock.Item, $"/stock/{index}/item");
            if (stock.ExpiresAt < stock.ReceivedAt) findings.Add($"/stock/{index}/expiresAt", "what expires does so after it was received");
        }
        foreach (var (supplier, index) in Indexed(document.Suppliers))
        {
            known.Site(supplier.Site, $"/suppliers/{index}/site");
            known.Item(supplier.Item, $"/suppliers/{index}/item");
            if (supplier.Backup is { } backup) known.Site(backup, $"/suppliers/{index}/backup");
        }
        var usual = (document.Boms ?? []).Where(bom => bom.Alternate is null).Select(bom => Keys.Of(bom.Site, bom.Item)).ToHashSet(StringComparer.Ordinal); // lookup only
        foreach (var (bom, index) in Indexed(document.Boms))
        {
            CheckBom(bom, $"/boms/{index}", known, findings);
            if (!usual.Contains(Keys.Of(bom.Site, bom.Item))) findings.Add($"/boms/{index}/alternate", $"an alternate stands beside the usual way, without a name, to make '{bom.Item}' at '{bom.Site}'");
        }
        foreach (var (order, index) in Indexed(document.ProductionOrders))
        {
            known.Site(order.Site, $"/productionOrders/{index}/site");
            known.Item(order.Item, $"/productionOrders/{index}/item");
            known.Line(order.Site, order.Line, $"/productionOrders/{index}/line");
            if (order.DueAt <= order.StartAt) findings.Add($"/productionOrders/{index}/dueAt", "a production order is due after it starts");
        }
        foreach (var (order, index) in Indexed(document.Orders)) CheckOrder(order, $"/orders/{index}", known, findings);
        foreach (var (order, index) in Indexed(document.PurchaseOrders)) known.Movement(order.From, order.To, order.Lines, $"/purchaseOrders/{index}");
        foreach (var (shipment, index) in Indexed(document.Shipments)) known.Movement(shipment.From, shipment.To, shipment.Lines, $"/shipments/{index}");
    }

    private static void CheckRates(LaneEntry lane, string pointer, NetworkReferences known, JsonFindings findings)
    {
        Unique(lane.Rates, $"{pointer[1..]}/rates", rate => Keys.Of(rate.Carrier, rate.Service ?? ""), findings);
        foreach (var (rate, index) in Indexed(lane.Rates))
        {
            known.Carrier(rate.Carrier, $"{pointer}/rates/{index}/carrier");
            var from = 0m;
            foreach (var (one, place) in Indexed(rate.Breaks))
            {
                if (one.FromKg <= from) findings.Add($"{pointer}/rates/{index}/breaks/{place}/fromKg", "weight breaks stand in rising order of weight");
                from = one.FromKg;
            }
        }
    }

    private static void CheckOrder(OrderEntry order, string pointer, NetworkReferences known, JsonFindings findings)
    {
        known.Site(order.Destination, $"{pointer}/destination");
        if (order.PromisedBy < order.PlacedAt) findings.Add($"{pointer}/promisedBy", "an order is promised for a time after it was placed");
        Unique(order.Lines, $"{pointer[1..]}/lines", line => line.Id, findings);
        foreach (var (line, index) in Indexed(order.Lines)) known.Item(line.Item, $"{pointer}/lines/{index}/item");
    }

    private static void CheckBom(BomEntry bom, string pointer, NetworkReferences known, JsonFindings findings)
    {
        known.Site(bom.Site, $"{pointer}/site");
        known.Item(bom.Item, $"{pointer}/item");
        known.Line(bom.Site, bom.Line, $"{pointer}/line");
        Unique(bom.Inputs, $"{pointer[1..]}/inputs", input => input.Item, findings);
        foreach (var (input, index) in Indexed(bom.Inputs))
        {
            known.Item(input.Item, $"{pointer}/inputs/{index}/item");
            if (input.Item == bom.Item) findings.Add($"{pointer}/inputs/{index}/item", "an item is made of other items than itself");
            known.Items(input.Alternates, $"{pointer}/inputs/{index}/alternates");
        }
    }

    internal static void CheckDowntime(IReadOnlyList<DowntimeEntry>? downtime, string pointer, JsonFindings findings)
    {
        foreach (var (one, index) in Indexed(downtime))
        {
            if (one.Until <= one.From) findings.Add($"{pointer}/downtime/{index}/until", "a downtime ends after it begins");
        }
    }

    private static void CheckZone(SiteEntry site, string pointer, JsonFindings findings)
    {
        if (site.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) findings.Add(pointer, $"'{zone}' is not an IANA time zone");
        if (site.Lat is null != site.Lon is null) findings.Add(pointer.Replace("timeZone", "lat", StringComparison.Ordinal), "lat and lon come together");
    }

    private static void Unique<T>(IReadOnlyList<T>? entries, string name, Func<T, string> key, JsonFindings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal); // lookup only
        foreach (var (entry, index) in Indexed(entries))
        {
            if (!seen.Add(key(entry))) findings.Add($"/{name}/{index}", $"'{key(entry).Replace(Keys.Separator, ' ').TrimEnd()}' stands twice");
        }
    }

    private static IEnumerable<(T Entry, int Index)> Indexed<T>(IReadOnlyList<T>? entries) => (entries ?? []).Select((entry, index) => (entry, index));
}
