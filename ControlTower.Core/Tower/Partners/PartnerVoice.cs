using System.Text.Json;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Partners;

/// <summary>
/// What a partner's key may tell: of its own things only. Whatever else it names is refused as if it did not exist, so that no
/// refusal tells what others have.
/// </summary>
internal static class PartnerVoice
{
    /// <summary>What partners may tell of at all; orders and the company's own plans are not theirs.</summary>
    private static readonly string[] Types =
    [
        SignalTypes.SupplierDelayed, SignalTypes.ShipmentDeparted, SignalTypes.ShipmentArrived, SignalTypes.ShipmentEta, SignalTypes.InventoryCounted,
        SignalTypes.DemandObserved, SignalTypes.ProductionReported, SignalTypes.SiteDown, SignalTypes.SiteUp, SignalTypes.CarrierStatus, SignalTypes.SignalRetracted,
        SignalTypes.PurchaseOrderConfirmed, SignalTypes.InventoryAdjusted, SignalTypes.SiteCapacity, SignalTypes.AutomationTelemetry, SignalTypes.LotHeld, SignalTypes.LotReleased,
        SignalTypes.InvoiceReceived, SignalTypes.CreditNoteReceived,
    ];

    /// <summary>Why a signal is not taken; null where its caller may tell it.</summary>
    public static string? Objection(TowerState state, Caller caller, Signal signal)
    {
        if (caller.Partner is not { } partner)
        {
            return caller.Person is null && !caller.IsAdministratorKey && signal.Source.StartsWith(PartnerSources.Reserved, StringComparison.Ordinal)
                ? $"/source: names that begin with '{PartnerSources.Reserved}' are those of partners' sources"
                : null;
        }
        if (!Types.Contains(signal.Type)) return $"/type: a partner's key does not tell '{signal.Type}'; expected one of {string.Join(", ", Types)}";
        // What is withdrawn is looked for among the partner's own sources only.
        if (signal.Type == SignalTypes.SignalRetracted) return null;
        var sight = new PartnerSight(state, partner);
        if (signal.Type is SignalTypes.InvoiceReceived or SignalTypes.CreditNoteReceived) return Bill(sight, signal.Data);
        return About(sight, signal.Data) ?? Goods(sight, signal.Data);
    }

    /// <summary>A supplier bills in the name of a site of its own, a carrier in its own. What the bill says of orders is looked at when it is matched.</summary>
    private static string? Bill(PartnerSight sight, JsonElement data)
    {
        var party = data.Text("party");
        return data.Text("kind") switch
        {
            "supplier" => sight.Owns(party) ? null : $"/data/party: there is no site '{party}'",
            "carrier" => sight.Is(party) ? null : $"/data/party: there is no carrier '{party}'",
            _ => "/data/kind: a partner's key tells of bills that the partner wrote: supplier or carrier",
        };
    }

    private static string? About(PartnerSight sight, JsonElement data)
    {
        var shipment = data.TextOrNull("shipment");
        var known = shipment is null ? null : sight.Shipment(shipment) ?? sight.PurchaseOrder(shipment);
        if (shipment is not null && known is null) return $"/data/shipment: there is no shipment '{shipment}'";
        if (data.TextOrNull("purchaseOrder") is { } order && sight.PurchaseOrder(order) is null) return $"/data/purchaseOrder: there is no purchase order '{order}'";
        if (data.TextOrNull("carrier") is { } carrier && !(sight.Is(carrier) || known?.Carrier == carrier)) return $"/data/carrier: there is no carrier '{carrier}'";
        return Place(sight, known, data, "site") ?? Place(sight, known, data, "from") ?? Place(sight, known, data, "to");
    }

    /// <summary>News of a shipment may name its ends, whosever they are.</summary>
    private static string? Place(PartnerSight sight, Movement? shipment, JsonElement data, string member) =>
        data.TextOrNull(member) is { } site && !sight.Owns(site) && shipment?.From != site && shipment?.To != site ? $"/data/{member}: there is no site '{site}'" : null;

    private static string? Goods(PartnerSight sight, JsonElement data)
    {
        if (data.TextOrNull("item") is { } item && !sight.Handles(item)) return $"/data/item: there is no item '{item}'";
        if (data.Texts("items").FirstOrDefault(one => !sight.Handles(one)) is { } unknown) return $"/data/items: there is no item '{unknown}'";
        if (!data.TryGetProperty("lines", out var lines) || lines.ValueKind != JsonValueKind.Array) return null;
        var line = lines.EnumerateArray().Select(one => one.Text("item")).FirstOrDefault(one => !sight.Handles(one));
        return line is null ? null : $"/data/item: there is no item '{line}'";
    }
}
