namespace ControlTower.Core.Kpis.Definitions;

public sealed class SupplierOnTimeInFull() : OnTimeInFullKpi(new(
    "supplierOnTimeInFull",
    "Suppliers on time in full",
    "share",
    "Share of purchase orders promised for the period that arrived no later than the promised calendar day, in UTC, with at least the quantity ordered of each item. Where an arrival does not say what came, what the supplier last confirmed came, and else all of it. What has not arrived counts as missed once its day is over.",
    KpiSource.Movements,
    "purchaseOrders"))
{
    protected override bool Counts(MovementOutcome one) => one.PurchaseOrder;
}
