using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols;

/// <summary>How the steps of a run change with each fact, and the indexes of what is due and of what waits for people.</summary>
internal static class SagaApply
{
    public static ProtocolState Apply(ProtocolState state, Fact fact) => fact.Body switch
    {
        StepRequested one => With(state, (one.Run, one.Step), (run, step) => Begun(run, step, fact.RecordedAt), Due),
        StepDone one => With(state, (one.Run, one.Step), (run, step) => Rested(step) with { DoneBy = fact.Actor, DoneOrder = run.Steps.Max(other => other.DoneOrder ?? 0) + 1 }, Never),
        StepFailed one => With(state, (one.Run, one.Step), (_, step) => Rested(step), Never),
        StepNoted one => With(state, (one.Run, one.Step), (_, step) => step with { Notes = [.. (step.Notes ?? []).TakeLast(RunStep.NotesKept - 1), new(fact.RecordedAt, fact.Actor, one.Text)] }, null),
        StepBlocked one => With(state, (one.Run, one.Step), (_, step) => step with { Blocked = one.Reason }, null),
        StepEscalated one => With(state, (one.Run, one.Step), (_, step) => step with { Escalation = one.Level }, _ => one.Deadline),
        StepParked one => With(state, (one.Run, one.Step), (_, step) => step with { Parked = one.Because }, Never),
        StepDropped one => With(state, (one.Run, one.Step), (_, step) => Rested(step) with { Status = StepStatus.Dropped, Note = one.Because }, Never),
        StepRetried one => Retry(state, one, fact.RecordedAt),
        RunCompensating one => WithRun(state, one.Run, run => run with { Status = RunStatus.Compensating, Failure = one.Because, EndedAt = null }),
        UndoRequested one => With(state, (one.Run, one.Step), (run, step) => Begun(run, step, fact.RecordedAt) with { Status = StepStatus.Undoing, UndoEffects = one.Effects }, Due),
        UndoDone one => GoOn(With(state, (one.Run, one.Step), (_, step) => Rested(step) with { Status = StepStatus.Undone, Note = one.Note ?? step.Note }, Never), one.Run),
        UndoFailed one => With(state, (one.Run, one.Step), (_, step) => Rested(step) with { Status = StepStatus.UndoFailed, Note = one.Because }, Never),
        StepGivenUp one => GoOn(With(state, (one.Run, one.Step), (_, step) => Rested(step) with { Status = StepStatus.Stands, Note = one.Reason }, Never), one.Run),
        _ => state,
    };

    private static DateTimeOffset? Due(RunStep step) => step.DueAt;

    private static DateTimeOffset? Never(RunStep step) => null;

    private static RunStep Begun(Run run, RunStep step, DateTimeOffset at) => Rested(step) with { RequestedAt = at, DueAt = run.DueOf(step.Number, at) };

    /// <summary>Nobody is pressed about it any more.</summary>
    private static RunStep Rested(RunStep step) => step with { Escalation = null, Blocked = null, Parked = null };

    /// <summary>A failed step is wanted again, with those that were dropped because of it; what is under way has its time anew.</summary>
    private static ProtocolState Retry(ProtocolState state, StepRetried one, DateTimeOffset at)
    {
        var failed = state.Runs[one.Run].StepNumbered(one.Step)!.Status == StepStatus.Failed;
        state = failed ? Forward(state, one.Run) : GoOn(state, one.Run);
        return With(state, (one.Run, one.Step), (run, step) => Begun(run, step, at) with
        {
            Status = step.Status switch
            {
                StepStatus.Failed => step.Effects.Count > 0 ? StepStatus.Requested : StepStatus.Waiting,
                StepStatus.UndoFailed => StepStatus.Undoing,
                var status => status,
            },
        }, step => step.UnderWay ? step.DueAt : null);
    }

    private static ProtocolState Forward(ProtocolState state, string id) =>
        WithRun(state, id, run => run with { Status = RunStatus.Acting, EndedAt = null, Failure = null, Steps = [.. run.Steps.Select(Wanted)] }) with
        {
            ForPeople = state.Runs[id].Steps.Where(step => step.Status == StepStatus.UndoFailed).Aggregate(state.ForPeople, (map, step) => map.Remove(ProtocolState.StepKey(id, step.Number))),
        };

    private static RunStep Wanted(RunStep step) => step.Status switch
    {
        StepStatus.Dropped => step with { Status = StepStatus.Waiting, Note = null },
        StepStatus.UndoFailed => step with { Status = StepStatus.Done, Note = null },
        _ => step,
    };

    /// <summary>Taking back goes on, where it was parked.</summary>
    private static ProtocolState GoOn(ProtocolState state, string id) =>
        state.Runs[id].Status == RunStatus.Parked ? WithRun(state, id, run => run with { Status = RunStatus.Compensating, EndedAt = null }) : state;

    /// <param name="due">When the next rung joins; null leaves it.</param>
    private static ProtocolState With(ProtocolState state, (string Run, int Step) which, Func<Run, RunStep, RunStep> change, Func<RunStep, DateTimeOffset?>? due)
    {
        if (state.Runs.Find(which.Run)?.StepNumbered(which.Step) is not { } before) return state;
        var key = ProtocolState.StepKey(which.Run, which.Step);
        var after = change(state.Runs[which.Run], before);
        return WithRun(state, which.Run, run => run with { Steps = [.. run.Steps.Select(step => step.Number == which.Step ? after : step)] }) with
        {
            StepsDue = due is null ? state.StepsDue : state.StepsDue.With(key, due(after)),
            ForPeople = after.NeedsPerson ? state.ForPeople.Set(key, true) : state.ForPeople.Remove(key),
        };
    }

    private static ProtocolState WithRun(ProtocolState state, string id, Func<Run, Run> change) => state with { Runs = state.Runs.Set(id, change(state.Runs[id])) };
}
