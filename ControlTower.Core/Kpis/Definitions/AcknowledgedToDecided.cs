namespace ControlTower.Core.Kpis.Definitions;

public sealed class AcknowledgedToDecided() : CaseSpanKpi(
    new("acknowledgedToDecided", "Acknowledged to decided", "hours", "From acknowledgement to decision; negative where it was decided first.", KpiSource.Cases, "acknowledgedAt", "decidedAt"),
    one => one.AcknowledgedAt,
    one => one.DecidedAt);
