using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Finance;

namespace ControlTower.Core.Tower.News;

/// <summary>Checks a signal against what the tower knows: a schema cannot tell that a site does not exist.</summary>
public static class SignalMeaning
{
    /// <returns>Why it would not be taken, after the JSON pointer of what is at fault; null where it would.</returns>
    public static string? Objection(TowerState state, Signal signal)
    {
        var data = signal.Data;
        return signal.Type switch
        {
            SignalTypes.SupplierDelayed => Site(state, data, "site") ?? Items(state, data),
            SignalTypes.InventoryCounted or SignalTypes.DemandObserved or SignalTypes.ProductionReported => Site(state, data, "site") ?? Item(state, data.Text("item")),
            SignalTypes.SiteDown => Site(state, data, "site") ?? Span(signal),
            SignalTypes.SiteUp => Site(state, data, "site"),
            SignalTypes.ShipmentDeparted => Departure(state, data),
            SignalTypes.ShipmentArrived => Shipment(state, data) ?? Site(state, data, "site") ?? Lines(state, data),
            SignalTypes.ShipmentEta => Shipment(state, data) ?? Site(state, data, "site"),
            SignalTypes.OrderPlaced => Order(state, data),
            SignalTypes.OrderCancelled => Cancellation(state, data),
            SignalTypes.PurchaseOrderConfirmed => Confirmation(state, data),
            SignalTypes.InventoryAdjusted => Site(state, data, "site") ?? Item(state, data.Text("item")) ?? Site(state, data, "to") ?? Elsewhere(data),
            SignalTypes.LaneCondition => Lane(state, signal),
            SignalTypes.SiteCapacity => Site(state, data, "site") ?? Span(signal),
            SignalTypes.AutomationTelemetry => Site(state, data, "site") ?? Machine(state, data),
            SignalTypes.PlanPublished => Site(state, data, "site") ?? Item(state, data.Text("item")) ?? Band(data),
            SignalTypes.LotHeld => Site(state, data, "site") ?? Item(state, data.Text("item")) ?? Lot(state, signal),
            SignalTypes.LotReleased => Site(state, data, "site") ?? Item(state, data.Text("item")) ?? KnownLot(state, data),
            SignalTypes.InvoiceReceived or SignalTypes.CreditNoteReceived => FinanceMeaning.Invoice(signal),
            SignalTypes.PaymentMade => FinanceMeaning.Made(state, data),
            SignalTypes.PaymentReceived => FinanceMeaning.Received(state, data),
            SignalTypes.SignalRetracted => Retraction(state, signal),
            _ => null,
        };
    }

    public static string OrderOf(JsonElement data) => data.TextOrNull("order") ?? data.TextOrNull("id") ?? "";

    private static string? Site(TowerState state, JsonElement data, string member) =>
        data.TextOrNull(member) is { } site && !state.Network.Sites.ContainsKey(site) ? $"/data/{member}: there is no site '{site}'" : null;

    private static string? Item(TowerState state, string item) => state.Network.Items.ContainsKey(item) ? null : $"/data/item: there is no item '{item}'";

    private static string? Elsewhere(JsonElement data) => data.TextOrNull("to") == data.Text("site") ? "/data/to: what is transferred goes to another site" : null;

    private static string? Items(TowerState state, JsonElement data) =>
        data.Texts("items").FirstOrDefault(item => !state.Network.Items.ContainsKey(item)) is { } unknown ? $"/data/items: there is no item '{unknown}'" : null;

    private static string? Span(Signal signal) =>
        signal.Data.InstantOrNull("until") is { } until && until <= (signal.Data.InstantOrNull("from") ?? signal.Time) ? "/data/until: it ends after it begins" : null;

    private static string? Shipment(TowerState state, JsonElement data) =>
        state.Orders.KnowsMovement(data.Text("shipment")) ? null : $"/data/shipment: there is no shipment '{data.Text("shipment")}'";

    private static string? Departure(TowerState state, JsonElement data) =>
        Site(state, data, "site") ?? Site(state, data, "from") ?? Site(state, data, "to") ?? Lines(state, data);

    private static string? Lines(TowerState state, JsonElement data)
    {
        if (!data.TryGetProperty("lines", out var lines) || lines.ValueKind != JsonValueKind.Array) return null;
        return lines.EnumerateArray().Select(line => Item(state, line.Text("item"))).FirstOrDefault(error => error is not null);
    }

    private static string? Order(TowerState state, JsonElement data)
    {
        if (state.Orders.Knows(data.Text("id"))) return $"/data/id: the order '{data.Text("id")}' is known already";
        if (Site(state, data, "destination") is { } unknown) return unknown;
        var seen = new HashSet<string>(StringComparer.Ordinal); // lookup only
        foreach (var line in data.GetProperty("lines").EnumerateArray())
        {
            if (Item(state, line.Text("item")) is { } error) return error;
            if (!seen.Add(line.Text("id"))) return $"/data/lines: the line '{line.Text("id")}' stands twice";
        }
        return null;
    }

    private static string? Cancellation(TowerState state, JsonElement data) =>
        state.Orders.Open.ContainsKey(OrderOf(data)) || state.Orders.Tracks.ContainsKey(OrderOf(data)) ? null
        : state.Orders.Knows(OrderOf(data)) ? $"/data/order: the order '{OrderOf(data)}' is over"
        : $"/data/order: there is no order '{OrderOf(data)}'";

    private static string? Confirmation(TowerState state, JsonElement data)
    {
        if (!state.Orders.PurchaseOrders.TryGetValue(data.Text("purchaseOrder"), out var order)) return $"/data/purchaseOrder: there is no purchase order '{data.Text("purchaseOrder")}'";
        if (!data.TryGetProperty("lines", out var lines) || lines.ValueKind != JsonValueKind.Array) return null;
        if (data.NumberOrNull("quantity") is not null) return "/data/quantity: it is told by line already";
        return lines.EnumerateArray().Select(line => line.Text("item")).FirstOrDefault(item => order.Lines.All(line => line.Item != item)) is { } unknown
            ? $"/data/lines: the item '{unknown}' is not on the purchase order"
            : null;
    }

    /// <summary>A lane that is gone can still be told to be normal.</summary>
    private static string? Lane(TowerState state, Signal signal)
    {
        var (from, to) = (signal.Data.Text("from"), signal.Data.Text("to"));
        if (state.Network.Lane(from, to) is null && !state.Network.LaneConditions.ContainsKey(Keys.Of(from, to))) return $"/data/to: there is no lane from '{from}' to '{to}'";
        return signal.Data.InstantOrNull("until") is { } until && until <= signal.Time ? "/data/until: it ends after it begins" : null;
    }

    private static string? Lot(TowerState state, Signal signal)
    {
        var data = signal.Data;
        var position = state.Network.StockOf(data.Text("site"), data.Text("item"));
        if (signal.Data.InstantOrNull("until") is { } until && until <= signal.Time) return "/data/until: it ends after it begins";
        if (position?.Lots.ContainsKey(data.Text("lot")) == true) return null;
        if (data.NumberOrNull("quantity") is null) return $"/data/quantity: the book knows no lot '{data.Text("lot")}' there, so how much it is has to be told";
        return position is null || position.OfNoLot() == Quantity.Zero ? $"/data/lot: the book holds no '{data.Text("item")}' there that could be of it" : null;
    }

    private static string? KnownLot(TowerState state, JsonElement data) =>
        state.Network.StockOf(data.Text("site"), data.Text("item"))?.Lots.ContainsKey(data.Text("lot")) == true ? null : $"/data/lot: the book knows no lot '{data.Text("lot")}' there";

    private static string? Machine(TowerState state, JsonElement data) =>
        !state.Network.Automation.ContainsKey(Keys.Of(data.Text("site"), data.Text("system"))) && state.Network.AutomationAt(data.Text("site")).Count() >= AutomationReading.MostOfASite
            ? $"/data/system: a site has at most {AutomationReading.MostOfASite} systems"
            : null;

    private static string? Band(JsonElement data) =>
        data.NumberOrNull("lower") > data.Number("quantity") ? "/data/lower: it lies above the plan"
        : data.NumberOrNull("upper") < data.Number("quantity") ? "/data/upper: it lies below the plan"
        : null;

    private static string? Retraction(TowerState state, Signal signal)
    {
        var source = News.Retraction.SourceOf(signal);
        var told = Keys.Of(source, signal.Data.Text("id"));
        if (state.Signals.Seen.TryFind(told, out _)) return InvoiceWithdrawing.Against(state.Finance, told) is { } against ? $"/data/id: {against}" : null;
        return $"/data/id: no signal '{signal.Data.Text("id")}' came from '{source}'";
    }
}
