using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A count deviates when it is off the book by more than the larger of 2 % and 2 units.</summary>
public static class CountDiffersFromBook
{
    private const decimal Share = 0.02m;
    private static readonly Quantity Units = Quantity.Of(2);

    public static Deviation? Judge(string site, string item, Quantity book, Quantity counted, DateTimeOffset at)
    {
        var delta = counted - book;
        var off = Math.Abs(delta.Micros);
        if (off <= Math.Max(Units.Micros, (long)(book.Micros * Share))) return null;
        decimal? percent = book.Micros == 0 ? null : decimal.Round(delta.Micros * 100m / book.Micros, 1);
        return new(
            CaseKind.CountDifference, [site, item], $"Count differs {(delta.Micros > 0 ? "+" : "−")}{new Quantity(off)}",
            percent is null or <= -20 or >= 20 ? Severity.Medium : Severity.Low, at, "operations")
        {
            Site = site,
            Items = [item],
            Delta = delta,
            Percent = percent,
        };
    }
}
