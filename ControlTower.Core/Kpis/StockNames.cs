namespace ControlTower.Core.Kpis;

/// <summary>In which slice the days of a position, and the lines of orders that left it, stand; null where in none.</summary>
internal sealed class StockNames(KpiInput whole, KpiSlice slice)
{
    private readonly Dictionary<string, string?> families = Lookup(whole.Items, item => item.Id, item => item.Family); // lookup only
    private readonly Dictionary<string, string?> regions = Lookup(whole.Sites, site => site.Entry.Id, site => site.Entry.Region); // lookup only

    public string? Of(StockDay day) => slice.IsPeriod()
        ? (whole.From is null || day.Day >= whole.From) && (whole.To is null || day.Day < whole.To) ? KpiPeriods.Name(slice, day.Day) : null
        : Of(day.Site, day.Item);

    /// <summary>By itself a line makes no period: a figure of stock needs stock.</summary>
    public string? Of(ShippedLine line) => slice.IsPeriod() ? null : line.Site is null && slice is KpiSlice.Site or KpiSlice.Region ? null : Of(line.Site ?? "", line.Item);

    private string? Of(string site, string item) => slice switch
    {
        KpiSlice.Site => site,
        KpiSlice.Region => regions.GetValueOrDefault(site) ?? KpiSlicing.Unknown,
        KpiSlice.Item => item,
        KpiSlice.Family => families.GetValueOrDefault(item) ?? KpiSlicing.Unknown,
        _ => null,
    };

    private static Dictionary<string, string?> Lookup<T>(IReadOnlyList<T> rows, Func<T, string> key, Func<T, string?> value) // lookup only
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal); // lookup only
        foreach (var row in rows) map[key(row)] = value(row);
        return map;
    }
}
