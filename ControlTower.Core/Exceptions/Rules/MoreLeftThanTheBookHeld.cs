using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>Stock that left although the book did not hold it deviates, however little: one of the two is wrong.</summary>
public static class MoreLeftThanTheBookHeld
{
    public static Deviation? Judge(string site, string item, (Quantity Book, Quantity Missing) stock, DateTimeOffset at)
    {
        if (stock.Missing <= Quantity.Zero) return null;
        decimal? percent = stock.Book.Micros == 0 ? null : decimal.Round(stock.Missing.Micros * 100m / stock.Book.Micros, 1);
        return new(CaseKind.CountDifference, [site, item], $"Book held {stock.Missing} too little", percent is null or >= 20 ? Severity.Medium : Severity.Low, at, "operations")
        {
            Site = site,
            Items = [item],
            Delta = stock.Missing,
            Percent = percent,
        };
    }
}
