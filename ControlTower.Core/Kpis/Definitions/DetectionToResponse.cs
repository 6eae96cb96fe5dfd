namespace ControlTower.Core.Kpis.Definitions;

public sealed class DetectionToResponse() : CaseSpanKpi(
    new("detectionToResponse", "Detection to coordinated response", "hours", "From detection until every required function had carried out its action.", KpiSource.Cases, "detectedAt", "actedAt"),
    one => one.DetectedAt,
    one => one.ActedAt);
