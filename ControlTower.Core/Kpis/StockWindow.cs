namespace ControlTower.Core.Kpis;

/// <summary>Whole days in UTC: those that begin within the period, from the first on which stock was told, up to the one in which the newest fact was recorded.</summary>
internal readonly record struct StockWindow(DateTimeOffset From, DateTimeOffset To)
{
    public decimal Days => Elapsed.Days(From, To);

    /// <returns>Null where no stock was told, or no such day lies in the period.</returns>
    public static StockWindow? Of(KpiInput input) => Of(input, input.StockDays.Where(TellsOfStock));

    /// <summary>As <see cref="Of(KpiInput)"/>, from the first day on which stock or production was told.</summary>
    public static StockWindow? OfWork(KpiInput input) => Of(input, input.StockDays);

    private static StockWindow? Of(KpiInput input, IEnumerable<StockDay> days)
    {
        if (days.Min(day => (DateTimeOffset?)day.Day) is not { } first) return null;
        var last = days.Max(day => day.Day);
        var known = input.AsOf is { } asOf && DayOf(asOf) > last ? DayOf(asOf) : last;
        var end = known.AddDays(1);
        if (input.To is { } to && BeginsAt(to) < end) end = BeginsAt(to);
        var begin = input.From is { } from && BeginsAt(from) > first ? BeginsAt(from) : first;
        return begin < end ? new(begin, end) : null;
    }

    public bool Holds(DateTimeOffset at) => at >= From && at < To;

    public static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);

    private static bool TellsOfStock(StockDay day) => day.Made == Kernel.Quantity.Zero || day.Net != Kernel.Quantity.Zero || day.Counts > 0;

    /// <summary>The first day that begins at or after an instant.</summary>
    private static DateTimeOffset BeginsAt(DateTimeOffset at) => DayOf(at) is var day && day == at ? day : day.AddDays(1);
}
