using ControlTower.Core.Kpis;

namespace ControlTower.Core.Storage.Projections;

/// <summary>The rows that figures are computed over.</summary>
/// <param name="Version">At which they hold.</param>
public sealed record KpiSelection(long Version, KpiMaterial Material)
{
    public IReadOnlyList<OrderOutcome> Orders => Material.Orders;

    public IReadOnlyList<CaseOutcome> Cases => Material.Cases;
}
