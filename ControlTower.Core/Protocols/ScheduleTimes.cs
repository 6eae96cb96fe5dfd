namespace ControlTower.Core.Protocols;

/// <summary>When a schedule comes next.</summary>
public static class ScheduleTimes
{
    /// <summary>A week, and the days on both sides of a line between dates.</summary>
    private const int MostDays = 10;

    private const int MinutesOfTwoDays = 2 * 24 * 60;

    /// <summary>
    /// The first time after an instant. A local time that a change of the clocks leaves out comes at the first instant after the gap; of
    /// one that it repeats the first counts, and the second is none.
    /// </summary>
    /// <returns>Null where there is no such zone, or no such day.</returns>
    public static DateTimeOffset? Next(Schedule schedule, DateTimeOffset after)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out var zone)) return null;
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime).AddDays(-1);
        for (var days = 0; days < MostDays; days++)
        {
            var day = first.AddDays(days);
            if (schedule.Days.Count > 0 && !schedule.Days.Contains(day.DayOfWeek)) continue;
            if (Instant(day.ToDateTime(schedule.At), zone) is { } at && at > after) return at;
        }
        return null;
    }

    private static DateTimeOffset? Instant(DateTime local, TimeZoneInfo zone)
    {
        var existing = local;
        for (var minutes = 0; zone.IsInvalidTime(existing); minutes++)
        {
            if (minutes == MinutesOfTwoDays) return null;
            existing = existing.AddMinutes(1);
        }
        var offset = zone.IsAmbiguousTime(existing) ? zone.GetAmbiguousTimeOffsets(existing).Max() : zone.GetUtcOffset(existing);
        return new DateTimeOffset(existing, offset).ToUniversalTime();
    }
}
