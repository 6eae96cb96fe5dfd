namespace ControlTower.Core.Kpis.Definitions;

public sealed class Undamaged() : NotMeasuredKpi(
    new("undamaged", "Undamaged", "share", "Share of delivered orders that came without damage. Not measured: the data does not come in yet.", KpiSource.Orders, "damage reports"));
