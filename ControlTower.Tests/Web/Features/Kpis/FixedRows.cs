using ControlTower.Core.Kpis;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Tests.Web.Features.Kpis;

/// <summary>Rows that stand as they are given.</summary>
internal sealed class FixedRows(params OrderOutcome[] orders) : IKpiRows
{
    public long Version { get; set; } = 7;

    public int Reads { get; private set; }

    public bool Broken { get; set; }

    /// <summary>Whoever reads waits for it.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public async Task<KpiMaterial> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        await Ready;
        if (Broken) throw new IOException("The disk does not answer.");
        Reads++;
        return new(orders, []);
    }
}
