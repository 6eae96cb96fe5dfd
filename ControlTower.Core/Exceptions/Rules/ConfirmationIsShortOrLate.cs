using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A purchase order that is confirmed for less than was ordered, or for later than was promised, deviates.</summary>
public static class ConfirmationIsShortOrLate
{
    /// <param name="items">Those that came short; all of the order's where it is only late.</param>
    /// <param name="quantity">Missing is what came short over all items, never negative.</param>
    public static Deviation? Judge(
        (string PurchaseOrder, string From, string To) order, IReadOnlyList<string> items, (Quantity Ordered, Quantity Missing) quantity, (DateTimeOffset Promised, DateTimeOffset For, string? Reason, DateTimeOffset At) told)
    {
        var hours = told.For > told.Promised ? decimal.Round((told.For - told.Promised).Ticks / (decimal)TimeSpan.TicksPerHour, 2) : 0;
        var missing = quantity.Missing;
        if (hours <= 0 && missing <= Quantity.Zero) return null;
        decimal? percent = missing <= Quantity.Zero || quantity.Ordered.Micros == 0 ? null : decimal.Round(missing.Micros * 100m / quantity.Ordered.Micros, 1);
        var (bySize, byTime) = (percent switch { null => Severity.Low, >= 25 => Severity.High, >= 10 => Severity.Medium, _ => Severity.Low }, SupplierIsDelayed.SeverityOf(hours));
        return new(CaseKind.PurchaseOrderConfirmation, [order.From, order.PurchaseOrder], Title(percent, missing, hours), bySize > byTime ? bySize : byTime, told.At, "procurement")
        {
            Site = order.From,
            OtherSite = order.To,
            Items = items,
            Reference = order.PurchaseOrder,
            Hours = hours > 0 ? hours : null,
            Delta = missing > Quantity.Zero ? -missing : null,
            Percent = -percent,
            Expected = quantity.Ordered,
            Actual = new(quantity.Ordered.Micros - missing.Micros),
            Reason = told.Reason,
        };
    }

    private static string Title(decimal? percent, Quantity missing, decimal hours)
    {
        var shortBy = percent is { } known ? $"short {missing} ({known:0.#} %)" : null;
        var late = hours > 0 ? $"late +{hours:0.#} h" : null;
        return $"Confirmed {string.Join(", ", new[] { shortBy, late }.OfType<string>())}";
    }
}
