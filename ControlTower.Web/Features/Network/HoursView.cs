using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Web.Features.Network;

/// <param name="To">Where the lane ends; null of the site itself.</param>
public sealed record HoursRow(string? To, string Name, ScheduleEntry Schedule)
{
    public string Words => To is null ? Name : $"the lane to {To}";
}

public sealed record DowntimeRow(HoursRow Of, DowntimeEntry Entry, bool Running);

/// <param name="Hours">Worked on that day; less or more than usual where the clocks change.</param>
/// <param name="Units">That the site can handle meanwhile; null where nobody told its capacity.</param>
public sealed record DayHours(DateOnly Day, decimal Hours, decimal? Units);

/// <summary>When a site and the lanes out of it work, what is planned to be down, and how much they handle; all in the site's own zone.</summary>
/// <param name="Rows">The site first, then its lanes in order of where they end.</param>
/// <param name="Days">The next seven of the site, today first.</param>
/// <param name="Version">Of the network, which whoever changes it has seen.</param>
public sealed record HoursView(string Site, ReaderZone Zone, bool ZoneTold, IReadOnlyList<HoursRow> Rows, IReadOnlyList<DayHours> Days, long Version)
{
    private const int Ahead = 7;

    public static HoursView None { get; } = new("", ReaderZone.Utc, false, [], [], 0);

    public string ZoneWords => ZoneTold ? $"times in {Zone.Id}" : "times in UTC, since the site tells no zone";

    /// <param name="before">Kept where it would look the same.</param>
    public static HoursView Of(TowerState state, string id, DateTimeOffset now, HoursView before)
    {
        if (state.Network.Sites.Find(id) is not { } site) return None;
        var zone = ReaderZone.Parse(site.Entry.TimeZone);
        if (before.Site == id && before.Version == state.Network.Version && before.Days[0].Day == ZoneTime.Day(now, zone)) return before;
        var lanes = state.Network.LanesOutOf(id).Select(lane => new HoursRow(lane.To, state.Network.Sites.Find(lane.To)?.Name ?? lane.To, new(lane.Calendar, lane.Downtime, lane.Capacity)));
        return new(
            id, zone, site.Entry.TimeZone is not null, [new(null, site.Name, new(site.Entry.Calendar, site.Entry.Downtime, site.Entry.Capacity)), .. lanes],
            DaysOf(site.Entry, zone, now), state.Network.Version);
    }

    /// <summary>Running and planned, in order of time; what is over is left out.</summary>
    public IReadOnlyList<DowntimeRow> Downtime(DateTimeOffset now) =>
    [
        .. Rows.SelectMany(row => (row.Schedule.Downtime ?? []).Where(one => one.Until > now).Select(one => new DowntimeRow(row, one, one.From <= now)))
            .OrderBy(row => row.Entry.From).ThenBy(row => row.Of.To, StringComparer.Ordinal),
    ];

    private static List<DayHours> DaysOf(SiteEntry site, ReaderZone zone, DateTimeOffset now)
    {
        var (work, today) = (WorkTime.Of(site), ZoneTime.Day(now, zone));
        return [.. Enumerable.Range(0, Ahead).Select(today.AddDays).Select(day =>
        {
            var hours = decimal.Round(work.Between(ZoneTime.StartOf(day, zone), ZoneTime.StartOf(day.AddDays(1), zone)), 4);
            return new DayHours(day, hours, site.Capacity * hours);
        })];
    }
}
