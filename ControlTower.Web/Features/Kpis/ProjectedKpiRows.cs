using ControlTower.Core.Kpis;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Projections;

namespace ControlTower.Web.Features.Kpis;

/// <summary>The rows out of the projections, never older than the commit that the reader may have seen.</summary>
public sealed class ProjectedKpiRows(KpiRows rows, Projector projector, TowerLoop loop) : IKpiRows
{
    /// <summary>A reader waits this long for the projections to follow, and then takes what there is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public long Version => projector.Version;

    public async Task<(IReadOnlyList<OrderOutcome> Orders, IReadOnlyList<CaseOutcome> Cases)> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(Patience);
        await projector.WaitForAsync(loop.View.Version, waiting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        var selection = await rows.ReadAsync(from, to, cancellation);
        return (selection.Orders, selection.Cases);
    }
}
