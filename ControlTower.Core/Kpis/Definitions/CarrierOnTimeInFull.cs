namespace ControlTower.Core.Kpis.Definitions;

public sealed class CarrierOnTimeInFull() : OnTimeInFullKpi(new(
    "carrierOnTimeInFull",
    "Carriers on time in full",
    "share",
    "Share of shipments with a carrier, promised for the period, that arrived no later than the promised calendar day, in UTC, with at least the quantity shipped of each item. What has not arrived counts as missed once its day is over.",
    KpiSource.Movements,
    "carrier of shipments"))
{
    protected override bool Counts(MovementOutcome one) => !one.PurchaseOrder && one.Carrier is not null;
}
