namespace ControlTower.Core.Kpis;

/// <summary>The rows behind a figure.</summary>
public static class KpiEvidence
{
    /// <param name="part">Name of a slice of the query's breakdown; null for the whole.</param>
    /// <returns>The rows that the figure of that part is computed over; none where there is no such part.</returns>
    public static KpiInput Of(KpiQuery query, string? part, KpiMaterial material)
    {
        var whole = KpiInput.Select(material, query.From, query.To);
        if (query.By is not { } slice || part is null) return whole;
        return KpiSlicing.Cut(whole, query, slice).FirstOrDefault(one => one.Name == part).Input ?? new([], []);
    }
}
