using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>
/// Taking back: the steps that were done, last one first and one after the other, and then what the option had set in motion. What cannot
/// be taken back waits for a person, and so does all that was done before it.
/// </summary>
internal static class Compensating
{
    public static void Begin(Turn turn, string runId, string because)
    {
        if (turn.State.Protocols.Runs[runId].Status == RunStatus.Acting)
        {
            turn.Conclude(new RunCompensating(runId, because));
            Breaking.Ended(turn, runId, well: false);
        }
        Breaking.LookBack(turn, turn.State.Protocols.Runs[runId].Protocol);
        foreach (var step in turn.State.Protocols.Runs[runId].Steps.Where(IsStopped)) turn.Conclude(new StepDropped(runId, step.Number, $"no longer wanted: {because}"));
        GoOn(turn, runId);
    }

    /// <summary>The next that is to be taken back; what is under way outside is waited for, since it may still be done.</summary>
    public static void GoOn(Turn turn, string runId)
    {
        while (turn.State.Protocols.Runs[runId] is { Status: RunStatus.Compensating } run && !run.Steps.Any(step => step.Status is StepStatus.Requested or StepStatus.Undoing or StepStatus.UndoFailed))
        {
            if (run.Steps.Where(step => step.Status == StepStatus.Done).MaxBy(step => step.DoneOrder) is { } last) Undo(turn, run, last);
            else End(turn, run);
        }
    }

    /// <summary>An effect that takes back came through, or did not for good.</summary>
    public static void Reported(Turn turn, (Run Run, RunStep Step) of, Effect effect, bool delivered)
    {
        if (of.Step.Status != StepStatus.Undoing) return;
        if (!delivered) Fail(turn, of.Run, of.Step, $"{effect.Id} could not be delivered: {effect.LastError}");
        else if (!(of.Step.UndoEffects ?? []).Any(id => id != effect.Id && turn.State.Effects.Effects.ContainsKey(id)))
        {
            turn.Conclude(new UndoDone(of.Run.Id, of.Step.Number, null));
            GoOn(turn, of.Run.Id);
        }
    }

    public static void Fail(Turn turn, Run run, RunStep step, string because)
    {
        StepTelling.Withdraw(turn, step.UndoEffects ?? [], "it was not taken back");
        turn.Conclude(new UndoFailed(run.Id, step.Number, because));
        turn.Conclude(new RunEnded(run.Id, RunStatus.Parked, $"step {step.Number}, {step.Action}, was done and is not taken back: {because}; it waits for a person"));
    }

    /// <summary>A task that a person has not reported needs nobody any more; what the outside was told cannot be called back.</summary>
    private static bool IsStopped(RunStep step) => step.Status == StepStatus.Waiting || step is { Status: StepStatus.Requested, Task: true };

    private static void Undo(Turn turn, Run run, RunStep step)
    {
        // A person may have reported it while it was still being told: nobody is told of it after it was taken back.
        StepTelling.Withdraw(turn, step.Effects, "the step is taken back");
        if (step.Undo is null)
        {
            Fail(turn, run, step, "the protocol names nothing that takes it back");
            return;
        }
        var effects = StepTelling.Tell(turn, run, step, undo: true);
        turn.Conclude(new UndoRequested(run.Id, step.Number, effects));
        if (step.Task != true && effects.Count == 0) turn.Conclude(new UndoDone(run.Id, step.Number, "recorded; no system is subscribed to be told"));
    }

    private static void End(Turn turn, Run run)
    {
        var stays = run.Steps.Where(step => step.Status == StepStatus.Stands).Select(step => $"step {step.Number}, {step.Action}").Concat(TakingBack.Of(turn, run)).ToList();
        var because = $"{run.Failure}; {(stays.Count == 0 ? "nothing of it remains" : $"what remains: {string.Join(", ", stays)}")}";
        turn.Conclude(new RunEnded(run.Id, RunStatus.Compensated, because));
        if (turn.State.Exceptions.Open.ContainsKey(run.Case)) turn.Conclude(new CaseHandedBack(run.Case, $"{run.Id} came to nothing: {because}"));
    }
}
