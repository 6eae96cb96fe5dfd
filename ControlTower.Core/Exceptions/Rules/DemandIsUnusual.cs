using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>Demand outside its usual interval is a surge or a slump.</summary>
public static class DemandIsUnusual
{
    public static Deviation? Judge((string Site, string Item) where, Quantity seen, (Quantity Median, Quantity Lower, Quantity Upper) usual, DateTimeOffset periodStart)
    {
        if (seen >= usual.Lower && seen <= usual.Upper) return null;
        var surge = seen > usual.Upper;
        var delta = seen - usual.Median;
        decimal? percent = usual.Median.Micros == 0 ? null : decimal.Round(delta.Micros * 100m / usual.Median.Micros, 1);
        return new(
            surge ? CaseKind.DemandSurge : CaseKind.DemandSlump, [where.Site, where.Item],
            $"Demand {(surge ? "surge" : "slump")} {Spoken(percent, delta)}",
            percent is null or >= 100 or <= -80 ? Severity.High : percent is >= 30 or <= -30 ? Severity.Medium : Severity.Low, periodStart, "planning")
        {
            Site = where.Site,
            Items = [where.Item],
            Delta = delta,
            Percent = percent,
            Expected = usual.Median,
            Lower = Quantity.Max(Quantity.Zero, usual.Lower),
            Upper = usual.Upper,
            Actual = seen,
        };
    }

    private static string Spoken(decimal? percent, Quantity delta)
    {
        var sign = delta.Micros > 0 ? "+" : "−";
        return percent is { } known ? $"{sign}{Math.Abs(known):0.#} %" : $"{sign}{new Quantity(Math.Abs(delta.Micros))}";
    }
}
