namespace ControlTower.Core.Network;

/// <summary>
/// The working hours of a place: its calendar in its own zone, less its planned downtime. An hour that a clock change repeats is
/// worked twice, one that it leaves out is not there.
/// </summary>
public sealed class WorkTime
{
    /// <summary>Who finds no work within two years never works.</summary>
    private const int MostDays = 731;

    private readonly CalendarEntry? calendar;
    private readonly IReadOnlyList<DowntimeEntry> downtime;

    /// <summary>Of the calendar, which alone tells local times.</summary>
    private readonly TimeZoneInfo zone;

    private WorkTime(CalendarEntry? calendar, IReadOnlyList<DowntimeEntry>? downtime, string? timeZone)
    {
        this.calendar = calendar;
        this.downtime = downtime is { Count: > 0 } ? [.. downtime.OrderBy(one => one.From).ThenBy(one => one.Until)] : [];
        zone = calendar is not null && timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
    }

    /// <summary>Nothing ever closes it, so time passes as it does.</summary>
    public bool Always => calendar is null && downtime.Count == 0;

    public static WorkTime Of(SiteEntry site) => new(site.Calendar, site.Downtime, site.TimeZone);

    /// <param name="line">Of the site; one that it does not have works as the site does.</param>
    public static WorkTime Of(SiteEntry site, string? line) =>
        new(site.ProductionLines?.FirstOrDefault(one => one.Id == line)?.Calendar ?? site.Calendar, site.Downtime, site.TimeZone);

    /// <summary>As the calendar alone says.</summary>
    public static WorkTime WithoutDowntime(SiteEntry site, string? line) => Of(site with { Downtime = null }, line);

    /// <param name="from">The site where the lane begins.</param>
    public static WorkTime Of(LaneEntry lane, SiteEntry? from) => new(lane.Calendar, lane.Downtime, from?.TimeZone);

    public bool IsOpen(DateTimeOffset at) => Next(at) is { } next && next.From <= at;

    /// <summary>The first instant at or after one that is worked in; null where there is none within two years.</summary>
    public DateTimeOffset? Opening(DateTimeOffset at) => Always ? at : Next(at)?.From;

    /// <summary>The last instant at or before one that is worked in, or the end of the stretch of work before it; null where there is none within two years.</summary>
    public DateTimeOffset? Closing(DateTimeOffset at)
    {
        if (Always || IsOpen(at)) return at;
        for (var days = 1; days <= MostDays; days *= 2)
        {
            if (Stretches(at.AddDays(-days), at).LastOrDefault() is { Until.Ticks: > 0 } last) return last.Until;
        }
        return null;
    }

    /// <summary>When work that begins at an instant and takes so many working hours is done; where too little is worked, time passes as it does.</summary>
    public DateTimeOffset Add(DateTimeOffset at, decimal hours)
    {
        var left = (long)(hours * TimeSpan.TicksPerHour);
        if (Always) return at.AddTicks(left);
        for (var cursor = at; Next(cursor) is { } open && open.From < at.AddDays(MostDays); cursor = open.Until)
        {
            var worked = (open.Until - open.From).Ticks;
            if (left <= worked) return open.From.AddTicks(left);
            left -= worked;
        }
        return at.AddTicks((long)(hours * TimeSpan.TicksPerHour));
    }

    /// <summary>Working hours between two instants.</summary>
    public decimal Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (Always) return (until - from).Ticks / (decimal)TimeSpan.TicksPerHour;
        return Stretches(from, until).Sum(open => (open.Until - open.From).Ticks) / (decimal)TimeSpan.TicksPerHour;
    }

    /// <summary>The stretches of work between two instants, cut off at both, in order.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Stretches(DateTimeOffset from, DateTimeOffset until)
    {
        for (var cursor = from; cursor < until && Next(cursor) is { } open && open.From < until; cursor = open.Until)
        {
            yield return (open.From, Earlier(open.Until, until));
        }
    }

    /// <summary>From an instant on the rest of the stretch of work that holds it, or the first stretch after it.</summary>
    private (DateTimeOffset From, DateTimeOffset Until)? Next(DateTimeOffset at)
    {
        for (var limit = at.AddDays(MostDays); at < limit;)
        {
            if (Scheduled(at) is not { } open) return null;
            var begin = Later(open.From, at);
            var down = downtime.FirstOrDefault(one => one.Until > begin && one.From <= begin);
            if (down is not null)
            {
                at = down.Until;
                continue;
            }
            return (begin, downtime.Where(one => one.From > begin).Select(one => one.From).Append(open.Until).Min());
        }
        return null;
    }

    /// <summary>As <see cref="Next"/>, by the calendar alone.</summary>
    private (DateTimeOffset From, DateTimeOffset Until)? Scheduled(DateTimeOffset at)
    {
        if (calendar is null) return (at, DateTimeOffset.MaxValue.AddYears(-1));
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime).AddDays(-1);
        for (var days = 0; days < MostDays; days++, day = day.AddDays(1))
        {
            var open = Shifts(day).Where(shift => shift.Until > at).OrderBy(shift => shift.From).FirstOrDefault();
            if (open != default) return open;
        }
        return null;
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Shifts(DateOnly day)
    {
        if (calendar!.Closed?.Contains(day) == true) return [];
        return calendar.Shifts.Where(shift => shift.Days.Contains(day.DayOfWeek))
            .Select(shift => (Instant(day, shift.From), Instant(shift.Until <= shift.From ? day.AddDays(1) : day, shift.Until)))
            .Where(shift => shift.Item2 > shift.Item1);
    }

    /// <summary>A time of day that a clock change leaves out comes as long after the change as it stands in the gap; of one that it repeats the first counts.</summary>
    private DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddDays(-1));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
