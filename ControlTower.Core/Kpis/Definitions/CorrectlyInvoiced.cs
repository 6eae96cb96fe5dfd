namespace ControlTower.Core.Kpis.Definitions;

public sealed class CorrectlyInvoiced() : OrderShareKpi(
    new("correctlyInvoiced", "Correctly invoiced", "share", "Share of delivered and billed orders each of whose invoices matched order and delivery, by price, quantity, VAT and terms, and none of which was sent back.", KpiSource.Orders, "invoices"))
{
    public override bool? Passes(OrderOutcome order) => order.CorrectlyInvoiced;
}
