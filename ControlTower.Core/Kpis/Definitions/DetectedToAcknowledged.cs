namespace ControlTower.Core.Kpis.Definitions;

public sealed class DetectedToAcknowledged() : CaseSpanKpi(
    new("detectedToAcknowledged", "Detected to acknowledged", "hours", "From detection to the first acknowledgement by a person.", KpiSource.Cases, "detectedAt", "acknowledgedAt"),
    one => one.DetectedAt,
    one => one.AcknowledgedAt);
