namespace ControlTower.Core.Kpis.Definitions;

public sealed class DetectedToAcknowledged() : CaseSpanKpi(
    new("detectedToAcknowledged", "Detected to acknowledged", "hours", "From detection to the first acknowledgement; what is decided automatically is acknowledged by that.", KpiSource.Cases, "detectedAt", "acknowledgedAt"),
    one => one.DetectedAt,
    one => one.AcknowledgedAt);
