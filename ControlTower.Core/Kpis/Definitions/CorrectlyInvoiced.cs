namespace ControlTower.Core.Kpis.Definitions;

public sealed class CorrectlyInvoiced() : NotMeasuredKpi(
    new("correctlyInvoiced", "Correctly invoiced", "share", "Share of delivered orders whose invoice matched order and delivery. Not measured: the data does not come in yet.", KpiSource.Orders, "invoices"));
