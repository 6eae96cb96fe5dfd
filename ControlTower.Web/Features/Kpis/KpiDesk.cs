using System.Collections.Concurrent;
using ControlTower.Core.Kpis;

namespace ControlTower.Web.Features.Kpis;

/// <summary>
/// Computes figures beside the circuits, and once for all pages that ask the same: what is asked of one version is kept until
/// the rows go on. At most <see cref="Kept"/> answers are kept.
/// </summary>
public sealed class KpiDesk(IServiceProvider services)
{
    public const int Kept = 32;

    private readonly ConcurrentDictionary<(KpiQuery Query, string? Kpi), Task<KpiSheet>> answers = new();

    /// <summary>False until something is registered that keeps the rows.</summary>
    public bool Available => Rows is not null;

    public long Version => Rows?.Version ?? 0;

    private IKpiRows? Rows => services.GetService<IKpiRows>();

    /// <param name="kpi">Null for the sheet of all figures; else one, with its slices by the query's breakdown.</param>
    /// <exception cref="InvalidOperationException">Not <see cref="Available"/>.</exception>
    public async Task<KpiSheet> ReadAsync(KpiQuery query, string? kpi, CancellationToken cancellation)
    {
        var rows = Rows ?? throw new InvalidOperationException("Nothing keeps the rows of figures.");
        var key = (query, kpi);
        if (answers.TryGetValue(key, out var known) && (!known.IsCompletedSuccessfully || known.Result.Version == rows.Version) && !known.IsFaulted) return await known.WaitAsync(cancellation);
        if (answers.Count >= Kept) answers.Clear();
        // Not cancelled with one reader, since others may wait for the same answer.
        var answer = Task.Run(() => ComputeAsync(rows, query, kpi), CancellationToken.None);
        answers[key] = answer;
        return await answer.WaitAsync(cancellation);
    }

    /// <summary>The rows behind a figure, not kept.</summary>
    public async Task<KpiInput> EvidenceAsync(KpiQuery query, string? part, CancellationToken cancellation)
    {
        var rows = Rows ?? throw new InvalidOperationException("Nothing keeps the rows of figures.");
        return await Task.Run(
            async () =>
            {
                var material = await rows.ReadAsync(query.From, query.To, cancellation);
                return KpiEvidence.Of(query, part, material);
            },
            cancellation);
    }

    private static async Task<KpiSheet> ComputeAsync(IKpiRows rows, KpiQuery query, string? kpi)
    {
        var version = rows.Version;
        var material = await rows.ReadAsync(query.From, query.To, CancellationToken.None);
        IReadOnlyList<IKpi> wanted = kpi is null ? KpiCatalog.All : [KpiCatalog.Find(kpi)!];
        var values = KpiReport.Compute(wanted, query with { By = null }, material);
        var trends = KpiReport.Compute(wanted, query with { By = KpiSlice.Week }, material).ToLookup(value => value.Kpi, StringComparer.Ordinal);
        var slices = query.By is null ? [] : KpiReport.Compute(wanted, query, material);
        return new(version, [.. wanted.Select(one => KpiLine.Of(one.Definition, values, [.. trends[one.Definition.Id]]))], slices);
    }
}
