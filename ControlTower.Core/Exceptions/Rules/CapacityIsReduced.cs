namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A site that has some of its capacity, and not all, deviates: an outage by degrees.</summary>
public static class CapacityIsReduced
{
    /// <param name="share">Above 0; a site without any is down.</param>
    /// <param name="cause">As a word: labour, equipment or other.</param>
    public static Deviation? Judge((string Id, bool IsSupplier) site, decimal share, (DateTimeOffset From, DateTimeOffset? Until) span, string cause)
    {
        if (share >= 1) return null;
        var lost = decimal.Round((1 - share) * 100, 1);
        return new(
            CaseKind.CapacityDrop, [site.Id], $"Capacity down {lost:0.#} %", lost switch { >= 50 => Severity.High, >= 20 => Severity.Medium, _ => Severity.Low },
            span.From, site.IsSupplier ? "procurement" : "operations")
        {
            Site = site.Id,
            Percent = -lost,
            Hours = span.Until is { } until ? decimal.Round((until - span.From).Ticks / (decimal)TimeSpan.TicksPerHour, 4) : null,
            OpenEnded = span.Until is null,
            Reason = cause,
        };
    }
}
