namespace ControlTower.Core.Kpis.Definitions;

public sealed class ActedToConfirmed() : CaseSpanKpi(
    new("actedToConfirmed", "Acted to confirmed", "hours", "From the last action until the outside world reported it done.", KpiSource.Cases, "actedAt", "confirmedAt"),
    one => one.ActedAt,
    one => one.ConfirmedAt);
