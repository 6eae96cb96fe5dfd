using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower;

/// <summary>Puts a network: all of a document or nothing.</summary>
internal static class NetworkPutting
{
    public static Result<object> Put(Turn turn, PutNetwork put)
    {
        var (document, network) = (put.Document, turn.State.Network);
        if (put.IfMatch is { } expected && expected != network.Version)
        {
            return new Refusal(RefusalKind.PreconditionFailed, $"The network is at version {network.Version}, not {expected}; get it anew and put it on that.");
        }
        var findings = new JsonFindings();
        NetworkCheck.Check(network, document, findings);
        if (findings.Any) return findings.ToRefusal("The network");

        if (document is not { Sites: null, Items: null, Lanes: null, Suppliers: null, Boms: null, Carriers: null })
        {
            turn.Record(new NetworkDefined(document.Sites, document.Items, document.Lanes, document.Suppliers, RetiredSites(turn.State, document), RetiredItems(turn.State, document))
            {
                Boms = document.Boms,
                Carriers = document.Carriers,
            });
        }
        PutStock(turn, document.Stock ?? []);
        var existing = PutDocuments(turn, document);
        if (document.Sites is not null || document.ProductionOrders is not null) Scheduling.MeetProduction(turn);
        return Answer(turn, document, existing);
    }

    /// <summary>Where a document tells of lots and of a rest without one, the rest is what belongs to no lot, not the whole.</summary>
    private static void PutStock(Turn turn, IReadOnlyList<StockEntry> entries)
    {
        var inLots = entries.Where(entry => entry.Lot is not null).Select(entry => Keys.Of(entry.Site, entry.Item)).ToHashSet(StringComparer.Ordinal); // lookup only
        foreach (var stock in entries)
        {
            var lot = stock.Lot ?? (inLots.Contains(Keys.Of(stock.Site, stock.Item)) ? StockPosition.NoLot : null);
            var known = turn.State.Network.StockOf(stock.Site, stock.Item);
            var counted = new StockCounted(stock.Site, stock.Item, lot, stock.Quantity, known?.BookOf(lot) ?? Quantity.Zero)
            {
                ReceivedAt = stock.ReceivedAt?.ToUniversalTime(),
                ExpiresAt = stock.ExpiresAt?.ToUniversalTime(),
            };
            MakingRoom.Record(turn, counted, (stock.Site, stock.Item), turn.Now);
            if (stock.Safety is { } safety && known?.Safety != safety) turn.Record(new StockSafetySet(stock.Site, stock.Item, safety));
        }
    }

    private static int PutDocuments(Turn turn, NetworkDocument document)
    {
        var existing = 0;
        foreach (var order in document.Orders ?? [])
        {
            if (turn.State.Orders.Knows(order.Id)) existing++;
            else OrderPlacing.Place(turn, order);
        }
        foreach (var order in document.PurchaseOrders ?? [])
        {
            if (turn.State.Orders.KnowsMovement(order.Id)) existing++;
            else turn.Record(new PurchaseOrderPlaced(new(order.Id, order.From, order.To, LinesOf(order.Lines), order.PromisedAt.ToUniversalTime()) { KnownAt = turn.Now }));
        }
        foreach (var order in document.ProductionOrders ?? [])
        {
            if (turn.State.Orders.ProductionOrders.ContainsKey(order.Id) || turn.State.Orders.Produced.ContainsKey(order.Id)) existing++;
            else turn.Record(new ProductionOrderPlaced(new(order.Id, order.Site, order.Item, order.Quantity, order.StartAt.ToUniversalTime(), order.DueAt.ToUniversalTime()) { Line = order.Line, KnownAt = turn.Now }));
        }
        foreach (var shipment in document.Shipments ?? [])
        {
            if (turn.State.Orders.KnowsMovement(shipment.Id)) existing++;
            else turn.Record(new ShipmentPlanned(Planned(turn, shipment)));
        }
        return existing;
    }

    private static NetworkPut Answer(Turn turn, NetworkDocument document, int existing) => new(
        turn.State.Network.Version, turn.State.Network.Sites.Count, turn.State.Network.Items.Count, turn.State.Network.LanesFrom.Count,
        turn.State.Network.Suppliers.Count, document.Stock?.Count ?? 0, document.Orders?.Count ?? 0, document.PurchaseOrders?.Count ?? 0,
        document.Shipments?.Count ?? 0, existing)
    {
        Boms = turn.State.Network.Boms.Count,
        ProductionOrders = document.ProductionOrders?.Count ?? 0,
        Carriers = turn.State.Network.Carriers.Count,
    };

    private static Movement Planned(Turn turn, ShipmentEntry shipment) => new(shipment.Id, shipment.From, shipment.To, LinesOf(shipment.Lines), shipment.PromisedAt.ToUniversalTime())
    {
        Carrier = shipment.Carrier,
        KnownAt = turn.Now,
        LeadTimeHours = turn.State.Network.Lane(shipment.From, shipment.To)?.LeadTimeHours,
    };

    private static List<MovementLine> LinesOf(IReadOnlyList<ShipmentLineEntry> lines) => [.. lines.Select(line => new MovementLine(line.Item, line.Quantity))];

    private static List<string> RetiredSites(TowerState state, NetworkDocument document)
    {
        if (document.Sites is not { } sites) return [];
        var kept = sites.Select(site => site.Id).ToHashSet(StringComparer.Ordinal); // lookup only
        return [.. state.Network.Sites.Keys.Where(id => !kept.Contains(id) && (SiteIsReferred(state, id) || LaneRefers(document, state, id)))];
    }

    private static bool SiteIsReferred(TowerState state, string id) =>
        state.Network.Stock.WithPrefix(Keys.Prefix(id)).Any()
        || state.Orders.Open.Values.Any(order => order.Destination == id)
        || state.Orders.Shipments.Values.Concat(state.Orders.PurchaseOrders.Values).Any(movement => movement.From == id || movement.To == id)
        || state.Orders.ProductionOrders.Values.Any(order => order.Site == id)
        || state.Exceptions.Open.Values.Any(one => one.Deviation.Site == id || one.Deviation.OtherSite == id);

    /// <summary>Lanes and suppliers that the document leaves as they are may still name it.</summary>
    private static bool LaneRefers(NetworkDocument document, TowerState state, string id) =>
        (document.Lanes is null && (state.Network.LanesOutOf(id).Any() || state.Network.LanesInto(id).Any()))
        || (document.Suppliers is null && state.Network.Suppliers.Values.Any(supplier => supplier.Site == id || supplier.Backup == id))
        || (document.Boms is null && state.Network.Boms.WithPrefix(Keys.Prefix(id)).Any());

    private static List<string> RetiredItems(TowerState state, NetworkDocument document)
    {
        if (document.Items is not { } items) return [];
        var kept = items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal); // lookup only
        return [.. state.Network.Items.Keys.Where(id => !kept.Contains(id) && ItemIsReferred(document, state, id))];
    }

    private static bool ItemIsReferred(NetworkDocument document, TowerState state, string id) =>
        state.Network.SitesHolding.ContainsKey(id)
        || state.Orders.Open.Values.Any(order => order.Lines.Any(line => line.Item == id))
        || state.Orders.Shipments.Values.Concat(state.Orders.PurchaseOrders.Values).Any(movement => movement.Lines.Any(line => line.Item == id))
        || state.Orders.ProductionOrders.Values.Any(order => order.Item == id)
        || (document.Boms is null && (state.Network.BomsWith(id).Any() || state.Network.Boms.Values.Any(bom => bom.Item == id)))
        || (document.Suppliers is null && state.Network.Suppliers.Values.Any(supplier => supplier.Item == id));
}
