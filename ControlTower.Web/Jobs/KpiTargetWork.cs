using ControlTower.Core.Kpis;
using ControlTower.Core.Planning;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Web.Jobs;

/// <summary>Reckons the figures that have targets, or that protocols wait for, over the last four weeks beside the loop, and hands them in to be judged.</summary>
public sealed class KpiTargetWork(TowerLoop loop, KpiDesk desk)
{
    public const int Days = 28;

    /// <returns>How many figures were handed in.</returns>
    public async Task<int> DoAsync(CancellationToken cancellation)
    {
        var targets = loop.View.Planning.Targets.Keys.Union(loop.View.Protocols.Index.Kpis, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (targets.Count == 0 || !desk.Available) return 0;
        // By days, so that the same question is asked all day long.
        var from = new DateTimeOffset(loop.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);
        var sheet = await desk.ReadAsync(new KpiQuery(from), null, cancellation);
        var done = 0;
        foreach (var kpi in targets)
        {
            if (sheet.Lines.Single(line => line.Definition.Id == kpi).Values is not [{ Value: { } value }, ..] || !double.IsFinite(value)) continue;
            await loop.SubmitAsync(new(Caller.System, new JudgeKpi(kpi, decimal.Round((decimal)Math.Clamp(value, -1e12, 1e12), 6))));
            done++;
        }
        return done;
    }
}
