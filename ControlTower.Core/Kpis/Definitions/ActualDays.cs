namespace ControlTower.Core.Kpis.Definitions;

public sealed class ActualDays() : LineDaysKpi(
    new("actualDays", "Real shipping days", "days", "Days taken from order to delivery, over all lines that state them, cancelled ones included.", KpiSource.Lines, "actualDays"),
    line => line.ActualDays);
