namespace ControlTower.Core.Exceptions.Rules;

/// <summary>Planned downtime deviates where production is ordered for it, ahead of the time.</summary>
public static class DowntimeMeetsProduction
{
    /// <param name="items">What is ordered to be made meanwhile; none where nothing is.</param>
    public static Deviation? Judge(string site, (DateTimeOffset From, DateTimeOffset Until) span, string? reason, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return null;
        var hours = decimal.Round((span.Until - span.From).Ticks / (decimal)TimeSpan.TicksPerHour, 4);
        return new(
            CaseKind.PlannedDowntime, [site], $"Planned downtime {hours:0.##} h meets production", SupplierIsDelayed.SeverityOf(hours) == Severity.High ? Severity.Medium : Severity.Low,
            span.From, "planning")
        {
            Site = site,
            Items = items,
            Hours = hours,
            Percent = -100,
            Reason = reason,
        };
    }
}
