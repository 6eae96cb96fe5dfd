using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower;

/// <summary>When sites and lanes work, and what production planned downtime meets: known ahead, so that nobody is surprised.</summary>
internal static class Scheduling
{
    public static Result<object> Schedule(Turn turn, ScheduleSite schedule)
    {
        if (turn.State.Network.Sites.Find(schedule.Site) is not { Retired: false } site) return Refusal.NotFound($"The site {schedule.Site}");
        if (Stale(turn, schedule.IfMatch) is { } stale) return stale;
        if (Objection(schedule.Schedule) is { } objection) return objection;
        turn.Record(new SiteScheduled(site.Id, schedule.Schedule));
        MeetProduction(turn, site.Id);
        return turn.State.Network.Sites[site.Id];
    }

    public static Result<object> Schedule(Turn turn, ScheduleLane schedule)
    {
        if (turn.State.Network.Lane(schedule.From, schedule.To) is not { } lane) return Refusal.NotFound($"The lane from {schedule.From} to {schedule.To}");
        if (Stale(turn, schedule.IfMatch) is { } stale) return stale;
        if (Objection(schedule.Schedule) is { } objection) return objection;
        turn.Record(new LaneScheduled(lane.From, lane.To, schedule.Schedule));
        return turn.State.Network.Lane(lane.From, lane.To)!;
    }

    public static void EndDowntime(Turn turn, string site)
    {
        turn.Conclude(new DowntimeEnded(site));
        MeetProduction(turn, site);
    }

    /// <summary>The next planned downtime of each site that production is ordered for.</summary>
    public static void MeetProduction(Turn turn)
    {
        foreach (var site in turn.State.Network.Sites.Values.Where(site => site.Entry.Downtime is { Count: > 0 }).Select(site => site.Id).ToList()) MeetProduction(turn, site);
    }

    public static void MeetProduction(Turn turn, string site)
    {
        var orders = turn.State.Orders.ProductionOrders.Values.Where(order => order.Site == site).ToList();
        foreach (var downtime in (turn.State.Network.Sites[site].Entry.Downtime ?? []).Where(one => one.Until > turn.Now).OrderBy(one => one.From))
        {
            var items = orders.Where(order => order.StartAt < downtime.Until && order.DueAt > downtime.From).Select(order => order.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (DowntimeMeetsProduction.Judge(site, (downtime.From.ToUniversalTime(), downtime.Until.ToUniversalTime()), downtime.Reason, items) is not { } deviation) continue;
            if (CaseKeeping.OpenOf(turn, [nameof(CaseKind.PlannedDowntime), site])?.Deviation is not { } known || known.BeganAt != deviation.BeganAt || known.Hours != deviation.Hours) CaseKeeping.Find(turn, deviation, null);
            return;
        }
        CaseKeeping.Heal(turn, [nameof(CaseKind.PlannedDowntime), site], null, "no production is ordered for the downtime any more");
    }

    private static Refusal? Stale(Turn turn, long? expected) => expected is { } version && version != turn.State.Network.Version
        ? new Refusal(RefusalKind.PreconditionFailed, $"The network is at version {turn.State.Network.Version}, not {version}; get it anew and change that.")
        : null;

    private static Refusal? Objection(ScheduleEntry schedule)
    {
        var findings = new JsonFindings();
        NetworkCheck.CheckDowntime(schedule.Downtime, "", findings);
        if (schedule.Capacity < 0) findings.Add("/capacity", "a capacity is 0 or more");
        foreach (var (shift, index) in (schedule.Calendar?.Shifts ?? []).Select((shift, index) => (shift, index)))
        {
            if (shift.Days.Count == 0) findings.Add($"/calendar/shifts/{index}/days", "a shift begins on one day of the week at least");
        }
        return findings.Any ? findings.ToRefusal("The schedule") : null;
    }
}
