namespace ControlTower.Core.Kpis.Definitions;

public sealed class ScheduledDays() : LineDaysKpi(
    new("scheduledDays", "Scheduled shipping days", "days", "Days promised from order to delivery, over all lines that state them, cancelled ones included.", KpiSource.Lines, "scheduledDays"),
    line => line.ScheduledDays);
