using ControlTower.Core.Kpis;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Projections;
using ControlTower.Core.Tower.Finance;

namespace ControlTower.Web.Features.Kpis;

/// <summary>
/// The rows out of the projections, which follow the commit: who asks gets at least what was committed when they asked, unless
/// the projections do not get there within <see cref="Patience"/>.
/// </summary>
public sealed class ProjectedKpiRows(KpiRows rows, Projector projector, TowerLoop loop) : IKpiRows
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public long Version => projector.Version;

    public async Task<KpiMaterial> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        await CaughtUpAsync(cancellation);
        var selection = await rows.ReadAsync(from, to, cancellation);
        return FinanceKpis.With(selection.Material with { Cases = [.. selection.Cases.Select(InRegion)] }, loop.View.Finance);
    }

    /// <summary>The region is that of the site today: a case itself names the site only.</summary>
    private CaseOutcome InRegion(CaseOutcome one) => one.Site is { } site ? one with { Region = loop.View.Network.Sites.Find(site)?.Entry.Region } : one;

    private async Task CaughtUpAsync(CancellationToken cancellation)
    {
        try
        {
            await projector.WaitForAsync(loop.View.Version, cancellation).WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException)
        {
            // Older figures with their version are of more use than none.
        }
    }
}
