using System.Globalization;

namespace ControlTower.Core.Kpis;

/// <summary>Calendar periods in UTC: days 2018-03-15, ISO 8601 weeks 2018-W11 (Monday to Sunday), months 2018-03. Their names sort as their times do.</summary>
internal static class KpiPeriods
{
    public static string Name(KpiSlice slice, DateTimeOffset at)
    {
        var day = at.UtcDateTime;
        return slice switch
        {
            KpiSlice.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            KpiSlice.Week => $"{ISOWeek.GetYear(day):D4}-W{ISOWeek.GetWeekOfYear(day):D2}",
            _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The whole period that holds the instant, without regard to the query's own ends.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Around(KpiSlice slice, DateTimeOffset at)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero);
        switch (slice)
        {
            case KpiSlice.Month:
                var first = day.AddDays(1 - day.Day);
                return (first, first.AddMonths(1));
            case KpiSlice.Week:
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                return (monday, monday.AddDays(7));
            default:
                return (day, day.AddDays(1));
        }
    }
}
