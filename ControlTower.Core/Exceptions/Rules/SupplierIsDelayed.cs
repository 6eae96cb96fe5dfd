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

    internal static Severity SeverityOf(decimal hours) => hours switch { >= CaseState.CrossingHours => Severity.High, >= 12 => Severity.Medium, _ => Severity.Low };
}
