namespace ControlTower.Core.Kpis;

/// <summary>The books over a window of whole days in UTC, in one currency: the one with most days, of several the first by its code.</summary>
internal sealed class Books
{
    private readonly List<BookDay> days;

    private Books(List<BookDay> days, DateTimeOffset from, DateTimeOffset to) => (this.days, From, To) = (days, from, to);

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public string Currency => days[0].Currency;

    public decimal Days => Elapsed.Days(From, To);

    /// <summary>Null where the books tell nothing, or no day of theirs lies in the period.</summary>
    public static Books? Of(KpiInput input)
    {
        var currency = input.Books.GroupBy(day => day.Currency, StringComparer.Ordinal) // ordered: below
            .OrderByDescending(days => days.Count()).ThenBy(days => days.Key, StringComparer.Ordinal).FirstOrDefault();
        if (currency is null) return null;
        var days = currency.OrderBy(day => day.Day).ToList();
        var known = input.AsOf is { } asOf && StockWindow.DayOf(asOf) > days[^1].Day ? StockWindow.DayOf(asOf) : days[^1].Day;
        var (from, to) = (days[0].Day, known.AddDays(1));
        if (input.From is { } first && BeginsAt(first) > from) from = BeginsAt(first);
        if (input.To is { } end && BeginsAt(end) < to) to = BeginsAt(end);
        return from < to ? new(days, from, to) : null;
    }

    /// <summary>What moved within the window.</summary>
    public decimal Sum(Func<BookDay, decimal> account) => days.Where(day => day.Day >= From && day.Day < To).Sum(account);

    /// <summary>What an account held at the ends of the window's days, on average.</summary>
    public decimal Average(Func<BookDay, decimal> account)
    {
        var total = 0m;
        foreach (var day in days.Where(day => day.Day < To))
        {
            // What moved on a day is held from its end to the end of the window, and before the window on all of its days.
            total += account(day) * Elapsed.Days(day.Day < From ? From : day.Day, To);
        }
        return total / Days;
    }

    private static DateTimeOffset BeginsAt(DateTimeOffset at) => StockWindow.DayOf(at) is var day && day == at ? day : day.AddDays(1);
}
