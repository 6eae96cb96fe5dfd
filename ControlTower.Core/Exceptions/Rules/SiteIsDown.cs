namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A site that is down deviates; a supplier's outage is a delay of all it delivers, without a known end one over the limit.</summary>
public static class SiteIsDown
{
    public static Deviation Judge(string site, bool isSupplier, DateTimeOffset from, DateTimeOffset? until, string? reason)
    {
        var hours = until is { } end ? decimal.Round((end - from).Ticks / (decimal)TimeSpan.TicksPerHour, 4) : (decimal?)null;
        return new(
            isSupplier ? CaseKind.SupplierDown : CaseKind.SiteDown, [site],
            hours is { } known ? $"Site down {known:0.##} h" : "Site down, end unknown",
            hours is { } length ? SupplierIsDelayed.SeverityOf(length) : Severity.High, from, isSupplier ? "procurement" : "operations")
        {
            Site = site,
            Hours = hours,
            OpenEnded = hours is null,
            Reason = reason,
        };
    }
}
