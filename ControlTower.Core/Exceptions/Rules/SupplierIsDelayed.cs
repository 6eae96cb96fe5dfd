namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A supplier that tells of any delay deviates, also where nothing is at risk yet.</summary>
public static class SupplierIsDelayed
{
    public static Deviation? Judge(string site, string? purchaseOrder, IReadOnlyList<string> items, (decimal Hours, string? Reason, DateTimeOffset At) told) => told.Hours <= 0
        ? null
        : new(CaseKind.SupplierDelay, purchaseOrder is null ? [site] : [site, purchaseOrder], $"Supplier delay +{told.Hours:0.##} h", SeverityOf(told.Hours), told.At, "procurement")
        {
            Site = site,
            Reference = purchaseOrder,
            Items = items,
            Hours = told.Hours,
            Reason = told.Reason,
        };

    /// <summary>News that speaks of all that is known takes its place; other news stands beside it, and the longer delay holds for both.</summary>
    public static Deviation Beside(Deviation? known, Deviation news)
    {
        if (known is null || known.Items.Count == 0 || news.Items.Count == 0 || !known.Items.Except(news.Items, StringComparer.Ordinal).Any()) return news;
        var longer = news.Hours >= known.Hours ? news : known;
        return longer with { Items = [.. known.Items.Union(news.Items, StringComparer.Ordinal)] };
    }

    /// <returns>What is left when some items are on time again; null where nothing is.</returns>
    public static Deviation? Without(Deviation known, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return null;
        // Of a delay of all items, nobody can say what is left without some.
        if (known.Items.Count == 0) return known;
        var left = known.Items.Except(items, StringComparer.Ordinal).ToList();
        return left.Count == 0 ? null : known with { Items = left };
    }

    internal static Severity SeverityOf(decimal hours) => hours switch { >= CaseState.CrossingHours => Severity.High, >= 12 => Severity.Medium, _ => Severity.Low };
}
