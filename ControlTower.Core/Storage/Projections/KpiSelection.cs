using ControlTower.Core.Kpis;

namespace ControlTower.Core.Storage.Projections;

/// <summary>The rows that figures are computed over.</summary>
/// <param name="Version">At which they hold.</param>
public sealed record KpiSelection(long Version, IReadOnlyList<OrderOutcome> Orders, IReadOnlyList<CaseOutcome> Cases);
