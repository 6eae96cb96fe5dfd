using ControlTower.Core.Network;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>
/// When approvers work. Those of a case work where the trouble is: by the calendar of the case's site, in its zone. A site without one
/// has office hours, Mondays to Fridays 08:00 to 18:00 in its zone, and a case without a site has them in UTC. Planned downtime
/// closes machines, not the people who decide, so it is left aside.
/// </summary>
internal static class ApproverHours
{
    private static readonly CalendarEntry Office = new(
        [new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(8, 0), new(18, 0))]);

    /// <summary>When a window ends that begins now.</summary>
    /// <param name="working">In hours that approvers work; else of the clock, which a change of the clocks neither stretches nor shortens.</param>
    public static DateTimeOffset End(Turn turn, string id, decimal hours, bool? working) =>
        working == true ? Of(turn.State, id).Add(turn.Now, hours) : turn.Now.AddTicks((long)(hours * TimeSpan.TicksPerHour));

    /// <summary>The same for a question that waits: no window outlasts the time by which it is to be decided.</summary>
    public static DateTimeOffset End(Turn turn, Approval approval, Rung rung) => End(turn, approval, (rung.WindowHours, rung.Working));

    public static DateTimeOffset End(Turn turn, Approval approval, (decimal Hours, bool? Working) window) => Earlier(End(turn, approval.Case, window.Hours, window.Working), approval.DecideBy);

    /// <summary>By when a level decides; where it asked before and has to ask anew, its time runs from the first question.</summary>
    public static DateTimeOffset? DecideBy(Turn turn, Run run, Level level)
    {
        if (level.WithinHours is not { } hours) return null;
        var before = run.Approval is { } id ? turn.State.Protocols.Approvals.Find(id) : null;
        return before is { DecideBy: { } known, Status: ApprovalStatus.Void } && before.Level == level.Name ? known : turn.Now.AddTicks((long)(hours * TimeSpan.TicksPerHour));
    }

    public static DateTimeOffset Earlier(DateTimeOffset at, DateTimeOffset? limit) => limit is { } time && time < at ? time : at;

    internal static WorkTime Of(TowerState state, string id)
    {
        var site = state.Exceptions.Find(id)?.Deviation.Site is { } name ? state.Network.Sites.Find(name)?.Entry : null;
        site ??= new("", "", SiteKind.Plant);
        return WorkTime.WithoutDowntime(site with { Calendar = site.Calendar ?? Office }, null);
    }
}
