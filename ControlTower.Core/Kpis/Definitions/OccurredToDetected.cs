namespace ControlTower.Core.Kpis.Definitions;

public sealed class OccurredToDetected() : CaseSpanKpi(
    new("occurredToDetected", "Occurred to detected", "hours", "From the event in the world to the moment when the tower learned of it.", KpiSource.Cases, "occurredAt", "detectedAt"),
    one => one.OccurredAt,
    one => one.DetectedAt);
