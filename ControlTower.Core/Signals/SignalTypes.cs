using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Signals;

/// <summary>The types of signals that are taken, each with the schema of its data.</summary>
public static class SignalTypes
{
    public const string SupplierDelayed = "supplier.delayed";
    public const string ShipmentDeparted = "shipment.departed";
    public const string ShipmentArrived = "shipment.arrived";
    public const string ShipmentEta = "shipment.eta";
    public const string InventoryCounted = "inventory.counted";
    public const string DemandObserved = "demand.observed";
    public const string ProductionReported = "production.reported";
    public const string SiteDown = "site.down";
    public const string SiteUp = "site.up";
    public const string CarrierStatus = "carrier.status";
    public const string OrderPlaced = "order.placed";
    public const string OrderCancelled = "order.cancelled";
    public const string OrderReleased = "order.released";
    public const string OrderPicked = "order.picked";
    public const string OrderPacked = "order.packed";
    public const string OrderShipped = "order.shipped";
    public const string OrderDelivered = "order.delivered";
    public const string ReturnReceived = "return.received";
    public const string SignalRetracted = "signal.retracted";

    public const string PurchaseOrderConfirmed = "purchaseOrder.confirmed";
    public const string InventoryAdjusted = "inventory.adjusted";
    public const string LaneCondition = "lane.condition";
    public const string SiteCapacity = "site.capacity";
    public const string AutomationTelemetry = "automation.telemetry";
    public const string PlanPublished = "plan.published";
    public const string LotHeld = "lot.held";
    public const string LotReleased = "lot.released";

    public const string InvoiceReceived = "invoice.received";
    public const string CreditNoteReceived = "creditNote.received";
    public const string PaymentReceived = "payment.received";
    public const string PaymentMade = "payment.made";

    private const string Folder = "schemas/signals/";

    /// <summary>By type, in ordinal order.</summary>
    public static OrdinalMap<JsonSchema> Schemas { get; } = OrdinalMap<JsonSchema>.From(
        Embedded.Names(".json").Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => KeyValuePair.Create(name[Folder.Length..^".json".Length], JsonSchema.Parse(Embedded.Text(name)))));
}
