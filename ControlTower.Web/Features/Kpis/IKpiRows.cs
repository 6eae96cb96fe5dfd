using ControlTower.Core.Kpis;

namespace ControlTower.Web.Features.Kpis;

/// <summary>The rows that figures are folded from, out of the projections. Until one is registered, page and API say that figures are not available.</summary>
public interface IKpiRows
{
    /// <summary>Sequence of the last fact that the rows know of; grows.</summary>
    long Version { get; }

    /// <summary>
    /// Orders with from ≤ placedAt &lt; to and cases with from ≤ detectedAt &lt; to, open and ended, in any order; null ends are open.
    /// Rows beyond the period do no harm: the figures select again.
    /// </summary>
    Task<KpiMaterial> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation);
}
