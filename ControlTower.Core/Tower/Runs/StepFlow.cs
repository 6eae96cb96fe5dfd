using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>The steps of a run that acts: each is requested when those that it waits for are done, and the run ends when all are.</summary>
internal static class StepFlow
{
    /// <summary>Requests what can begin, goes on with taking back, ends what is over: whatever the run is at.</summary>
    public static void GoOn(Turn turn, string runId)
    {
        while (Next(turn.State.Protocols.Runs[runId]) is { } step) Request(turn, turn.State.Protocols.Runs[runId], step);
        Finish(turn, runId);
        Compensating.GoOn(turn, runId);
    }

    /// <summary>An effect of a step came through, or did not for good.</summary>
    public static void Reported(Turn turn, Effect effect, bool delivered)
    {
        if (StepTelling.Of(turn.State, effect) is not { } told) return;
        if (told.Undo)
        {
            Compensating.Reported(turn, (told.Run, told.Step), effect, delivered);
            return;
        }
        if (told.Step.Status != StepStatus.Requested) return;
        if (!delivered)
        {
            Fail(turn, told.Run, told.Step, $"{effect.Id} could not be delivered: {effect.LastError}");
            return;
        }
        if (told.Step.Effects.Any(id => id != effect.Id && turn.State.Effects.Effects.ContainsKey(id))) return;
        turn.Conclude(new StepDone(told.Run.Id, told.Step.Number, null));
        GoOn(turn, told.Run.Id);
    }

    /// <summary>It will not be done: what was done before is taken back.</summary>
    public static void Fail(Turn turn, Run run, RunStep step, string because)
    {
        StepTelling.Withdraw(turn, step.Effects, "the step failed elsewhere");
        turn.Conclude(new StepFailed(run.Id, step.Number, because));
        Compensating.Begin(turn, run.Id, $"step {step.Number}, {step.Action}, failed: {because}");
    }

    /// <summary>What has not begun need not; what has begun goes on, for the world may have acted on it.</summary>
    public static void CaseIsOver(Turn turn, string id, string because)
    {
        foreach (var run in turn.State.Protocols.RunsFor(id).Where(run => run.Status == RunStatus.Acting).ToList())
        {
            foreach (var step in run.Steps.Where(step => step.Status == StepStatus.Waiting)) turn.Conclude(new StepDropped(run.Id, step.Number, $"no longer wanted: {because}"));
            Finish(turn, run.Id);
        }
    }

    /// <summary>Why a dead effect is not to be sent again; null where it may be.</summary>
    public static string? AgainstReplay(TowerState state, Effect effect)
    {
        if (StepTelling.Of(state, effect) is not { } told) return null;
        var (run, step, undo) = told;
        if (undo) return step.Status is StepStatus.Undoing or StepStatus.UndoFailed ? null : $"nobody waits any more for step {step.Number} of {run.Id} to be taken back";
        if (step.Status == StepStatus.Requested || (step.Status == StepStatus.Failed && MayGoOn(state, run))) return null;
        return step.Status == StepStatus.Failed ? $"{run.Id} took back what it had done" : $"nobody waits any more for step {step.Number} of {run.Id}";
    }

    /// <summary>Sending the effect of a failed step again has the run go on with the step.</summary>
    /// <returns>False where the step did not fail.</returns>
    public static bool IsRetried(Turn turn, Effect effect)
    {
        if (StepTelling.Of(turn.State, effect) is not { Step.Status: StepStatus.Failed or StepStatus.UndoFailed } told) return false;
        Retry(turn, told.Run, told.Step, $"{effect.Id} is sent again");
        return true;
    }

    public static void Retry(Turn turn, Run run, RunStep step, string reason)
    {
        turn.Record(new StepRetried(run.Id, step.Number, reason));
        StepTelling.Replay(turn, step.Status == StepStatus.UndoFailed ? step.UndoEffects ?? [] : step.Effects);
        GoOn(turn, run.Id);
    }

    /// <summary>Whether a failed step can still be tried again: nothing was or is being taken back, and the case is still trouble.</summary>
    public static bool MayGoOn(TowerState state, Run run) =>
        run.Status is RunStatus.Parked or RunStatus.Compensating
        && !run.Steps.Any(step => step.UndoEffects is not null || step.Status is StepStatus.Undone or StepStatus.Stands)
        && run.Steps.Count(step => step.Status == StepStatus.Failed) == 1
        && state.Exceptions.Open.Find(run.Case) is { Status: not CaseStatus.ReturnedToNormal };

    private static RunStep? Next(Run run) => run.Status != RunStatus.Acting
        ? null
        : run.Steps.FirstOrDefault(step => step.Status == StepStatus.Waiting && (step.After ?? []).All(number => run.StepNumbered(number)?.Status == StepStatus.Done));

    private static void Request(Turn turn, Run run, RunStep step)
    {
        var effects = StepTelling.Tell(turn, run, step, undo: false);
        turn.Conclude(new StepRequested(run.Id, step.Number, effects));
        if (step.Task != true && effects.Count == 0) turn.Conclude(new StepDone(run.Id, step.Number, "recorded; no system is subscribed to be told"));
    }

    private static void Finish(Turn turn, string runId)
    {
        var run = turn.State.Protocols.Runs[runId];
        if (run.Status is not (RunStatus.Acting or RunStatus.Parked) || run.Chosen is null || run.Steps.Any(step => step.Status is not (StepStatus.Done or StepStatus.Dropped))) return;
        var dropped = run.Steps.Count(step => step.Status == StepStatus.Dropped);
        if (turn.State.Exceptions.Open.ContainsKey(run.Case)) turn.Conclude(new CaseActed(run.Case));
        turn.Conclude(new RunEnded(runId, RunStatus.Completed, dropped == 0 ? "every step is done" : $"every step that had begun is done; {dropped} were no longer wanted"));
        Breaking.Ended(turn, runId, well: true);
    }
}
