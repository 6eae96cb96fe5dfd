using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.News;
using ControlTower.Core.Tower.Routine;
using ControlTower.Core.Tower.Routing;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower;

/// <summary>What comes due by time alone. Each is looked up in the state, so a bell that rings twice or late does no harm.</summary>
internal static class Timers
{
    /// <summary>At most so many of each kind in one turn; the loop rings again while more are due.</summary>
    private const int Portion = 200;

    public static Result<object> Ring(Turn turn)
    {
        foreach (var source in turn.State.Signals.Silence.Due(turn.Now, Portion)) FallSilent(turn, source);
        foreach (var id in turn.State.Exceptions.ShelfEnds.Due(turn.Now, Portion)) turn.Conclude(new CaseUnshelved(id));
        foreach (var id in turn.State.Exceptions.Crossings.Due(turn.Now, Portion)) ClockCrossings.Reach(turn, id);
        foreach (var id in turn.State.People.DelegationEnds.Due(turn.Now, Portion)) turn.Conclude(new People.DelegationEnded(id, "its time is over"));
        foreach (var id in turn.State.Protocols.Windows.Due(turn.Now, Portion)) Escalating.WindowEnds(turn, id);
        foreach (var step in turn.State.Protocols.StepsDue.Due(turn.Now, Portion)) StepOverdue.Ring(turn, step);
        foreach (var id in turn.State.Protocols.CoolDowns.Due(turn.Now, Portion)) turn.Conclude(new Protocols.BreakerHalfOpened(id));
        foreach (var id in turn.State.Protocols.Schedules.Due(turn.Now, Portion)) RoutineTriggers.OnTime(turn, id);
        foreach (var lane in turn.State.Network.LaneEnds.Due(turn.Now, Portion)) LaneNews.End(turn, lane);
        foreach (var site in turn.State.Network.CapacityEnds.Due(turn.Now, Portion)) CapacityNews.End(turn, site);
        foreach (var site in turn.State.Network.DowntimeEnds.Due(turn.Now, Portion)) Scheduling.EndDowntime(turn, site);
        PickUpWindows.Ring(turn, Portion);
        PromiseKeeping.Ring(turn, Portion);
        Backlog.Ring(turn);
        OverdueNews.Ring(turn, Portion);
        StockWatch.Ring(turn, Portion);
        BacklogWatch.Ring(turn, Portion);
        PeriodEnds.LookAt(turn, turn.State.Planning.Ends.Due(turn.Now, Portion));
        return Done.Well;
    }

    public static Result<object> NoteClockJump(Turn turn, NoteClockJump jump)
    {
        turn.Conclude(new ClockJumped(jump.Hours));
        CaseKeeping.Find(turn, new(CaseKind.ClockJump, ["clock"], $"Clock went ahead {jump.Hours:0.#} h", Severity.Medium, turn.Now, "operations") { Hours = jump.Hours }, null);
        return Done.Well;
    }

    private static void FallSilent(Turn turn, string name)
    {
        var source = turn.State.Signals.Sources[name];
        turn.Conclude(new SourceFellSilent(name, source.LastAt));
        CaseKeeping.Find(
            turn,
            new(CaseKind.SourceSilent, [name], "Source fell silent", Severity.Medium, source.LastAt, "operations")
            {
                Reference = name,
                Hours = source.IntervalHours,
                Reason = $"expected every {source.IntervalHours:0.##} h",
            },
            null);
    }
}
