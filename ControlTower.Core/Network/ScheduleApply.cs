using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>How the hours of sites and lanes change with each fact, and when planned downtime is over.</summary>
internal static class ScheduleApply
{
    public static NetworkState Apply(NetworkState state, Fact fact) => fact.Body switch
    {
        SiteScheduled scheduled => WithSite(state, state.Sites[scheduled.Site], scheduled.Schedule, fact.RecordedAt),
        LaneScheduled scheduled => WithLane(state, state.Lane(scheduled.From, scheduled.To)!, scheduled.Schedule),
        DowntimeEnded ended => state with { DowntimeEnds = state.DowntimeEnds.With(ended.Site, EndOf(state.Sites[ended.Site].Entry, fact.RecordedAt)) },
        _ => state,
    };

    /// <summary>After the sites were told anew.</summary>
    public static NetworkState WithDowntimeEnds(NetworkState state, DateTimeOffset at)
    {
        var ends = state.DowntimeEnds;
        foreach (var site in ends.ById.Keys.ToList()) ends = ends.With(site, null);
        foreach (var site in state.Sites.Values.Where(site => site.Entry.Downtime is not null)) ends = ends.With(site.Id, EndOf(site.Entry, at));
        return state with { DowntimeEnds = ends };
    }

    public static SiteEntry Scheduled(SiteEntry site, ScheduleEntry schedule) => site with { Calendar = schedule.Calendar, Downtime = schedule.Downtime, Capacity = schedule.Capacity };

    private static NetworkState WithSite(NetworkState state, Site site, ScheduleEntry schedule, DateTimeOffset at)
    {
        var entry = Scheduled(site.Entry, schedule);
        return state with { Sites = state.Sites.Set(site.Id, site with { Entry = entry }), DowntimeEnds = state.DowntimeEnds.With(site.Id, EndOf(entry, at)) };
    }

    private static NetworkState WithLane(NetworkState state, LaneEntry lane, ScheduleEntry schedule)
    {
        var entry = lane with { Calendar = schedule.Calendar, Downtime = schedule.Downtime, Capacity = schedule.Capacity };
        return state with
        {
            LanesFrom = state.LanesFrom.Set(Keys.Of(lane.From, lane.To), entry),
            LanesTo = state.LanesTo.Set(Keys.Of(lane.To, lane.From), entry),
        };
    }

    /// <summary>Of the next downtime that is not over; null where there is none.</summary>
    private static DateTimeOffset? EndOf(SiteEntry site, DateTimeOffset at) =>
        (site.Downtime ?? []).Where(one => one.Until > at).Select(one => (DateTimeOffset?)one.Until.ToUniversalTime()).Min();
}
