namespace ControlTower.Core.Planning;

/// <summary>When a period is over.</summary>
public static class PeriodEnd
{
    /// <summary>
    /// A day, week or month that begins at midnight in the site's zone ends at midnight there, also over a clock change; any other day or
    /// week has 24 or 168 hours, and any other month ends at the same time of the next month by the offset that was sent.
    /// </summary>
    /// <param name="start">With the offset that was sent.</param>
    /// <param name="period">hour, day, week or month, or their ISO 8601 durations.</param>
    /// <param name="zone">Of the site; null where nobody told.</param>
    /// <returns>In UTC.</returns>
    public static DateTimeOffset Of(DateTimeOffset start, string period, TimeZoneInfo? zone)
    {
        if (period is "hour" or "PT1H") return start.AddHours(1).ToUniversalTime();
        var there = zone is null ? start : TimeZoneInfo.ConvertTime(start, zone);
        if (zone is not null && there.TimeOfDay == TimeSpan.Zero) return Midnight(Next(there.DateTime, period), zone);
        return new DateTimeOffset(Next(start.DateTime, period), start.Offset).ToUniversalTime();
    }

    private static DateTime Next(DateTime local, string period) => period switch
    {
        "week" or "P7D" or "P1W" => local.AddDays(7),
        "month" or "P1M" => local.AddMonths(1),
        _ => local.AddDays(1),
    };

    /// <summary>Where the clock skips midnight, the day begins when it goes on; where it strikes twice, with the first.</summary>
    private static DateTimeOffset Midnight(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
