namespace ControlTower.Core.Kpis.Definitions;

public sealed class DecidedToActed() : CaseSpanKpi(
    new("decidedToActed", "Decided to acted", "hours", "From the decision until every required function had carried out its action.", KpiSource.Cases, "decidedAt", "actedAt"),
    one => one.DecidedAt,
    one => one.ActedAt);
