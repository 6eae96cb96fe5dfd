namespace ControlTower.Core.Kpis;

/// <param name="From">Included; null from the beginning.</param>
/// <param name="To">Not included; null up to now.</param>
/// <param name="By">Null for the whole.</param>
public sealed record KpiQuery(DateTimeOffset? From = null, DateTimeOffset? To = null, KpiSlice? By = null);
