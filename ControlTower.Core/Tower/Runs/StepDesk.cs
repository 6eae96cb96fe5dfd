using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>What people say about the steps of a run.</summary>
internal static class StepDesk
{
    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        MarkStepDone one => On(turn, (one.Run, one.Step), (run, step) => Done(turn, (run, step), one.Note)),
        NoteStep one => On(turn, (one.Run, one.Step), (run, step) => Note(turn, (run, step), one.Text)),
        BlockStep one => On(turn, (one.Run, one.Step), (run, step) => Said(turn, (run, step), one.Reason) ?? Block(turn, (run, step), one.Reason)),
        FailStep one => On(turn, (one.Run, one.Step), (run, step) => Said(turn, (run, step), one.Reason) ?? Fail(turn, (run, step), one.Reason)),
        RetryStep one => On(turn, (one.Run, one.Step), (run, step) => Said(turn, (run, step), one.Reason) ?? Retry(turn, (run, step), one.Reason)),
        GiveUpStep one => On(turn, (one.Run, one.Step), (run, step) => Said(turn, (run, step), one.Reason) ?? GiveUp(turn, (run, step), one.Reason)),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> On(Turn turn, (string Run, int Step) which, Func<Run, RunStep, Refusal?> act)
    {
        if (turn.State.Protocols.Runs.Find(which.Run) is not { } run) return Refusal.NotFound($"The run {which.Run}");
        if (run.StepNumbered(which.Step) is not { } step) return Refusal.NotFound($"Step {which.Step} of {which.Run}");
        return act(run, step) is { } refusal ? refusal : turn.State.Protocols.Runs[which.Run];
    }

    /// <summary>Who says it, and that a reason is given.</summary>
    private static Refusal? Said(Turn turn, (Run Run, RunStep Step) of, string reason) => StepSeat.Against(turn.State, of, turn.Caller, turn.Now) ?? Wording.Reason(reason, "Say why.");

    /// <summary>What the outside does anybody may report who is let in, systems too; what a person is to do, only that person.</summary>
    private static Refusal? Done(Turn turn, (Run Run, RunStep Step) of, string? note)
    {
        var (run, step) = of;
        if ((step.Task == true || step.Status is StepStatus.UndoFailed) && StepSeat.Against(turn.State, of, turn.Caller, turn.Now) is { } barred) return barred;
        switch (step.Status)
        {
            case StepStatus.Requested:
                turn.Record(new StepDone(run.Id, step.Number, note));
                break;
            case StepStatus.UndoFailed when Wording.Check(note, Wording.LongestReason, "/note", "Say how it was taken back.") is { } unclear:
                return unclear;
            case StepStatus.Undoing or StepStatus.UndoFailed:
                StepTelling.Withdraw(turn, step.UndoEffects ?? [], "it was taken back by hand");
                turn.Record(new UndoDone(run.Id, step.Number, note));
                break;
            case StepStatus.Done:
                return Refusal.Conflict($"Step {step.Number} of {run.Id} was done at {step.DoneAt:u}.") with { FirstBy = step.DoneBy, FirstAt = step.DoneAt };
            default:
                return Otherwise(run, step);
        }
        StepFlow.GoOn(turn, run.Id);
        return null;
    }

    private static Refusal? Note(Turn turn, (Run Run, RunStep Step) of, string text)
    {
        if (StepSeat.Against(turn.State, of, turn.Caller, turn.Now) is { } barred) return barred;
        if (Wording.Check(text, Wording.LongestReason, "/text", "A note has a text.") is { } unclear) return unclear;
        turn.Record(new StepNoted(of.Run.Id, of.Step.Number, text.Trim()));
        return null;
    }

    private static Refusal? Block(Turn turn, (Run Run, RunStep Step) of, string reason)
    {
        if (!of.Step.UnderWay) return Otherwise(of.Run, of.Step);
        turn.Record(new StepBlocked(of.Run.Id, of.Step.Number, reason));
        StepOverdue.Raise(turn, of.Run, turn.State.Protocols.Runs[of.Run.Id].StepNumbered(of.Step.Number)!, $"it is blocked: {reason}");
        return null;
    }

    private static Refusal? Fail(Turn turn, (Run Run, RunStep Step) of, string reason)
    {
        var (run, step) = of;
        if (step.Status == StepStatus.Undoing)
        {
            Compensating.Fail(turn, run, step, reason);
            return null;
        }
        if (step.Status is not (StepStatus.Waiting or StepStatus.Requested)) return Otherwise(run, step);
        StepTelling.Withdraw(turn, step.Effects, $"called impossible: {reason}");
        turn.Record(new StepFailed(run.Id, step.Number, reason));
        Compensating.Begin(turn, run.Id, $"step {step.Number}, {step.Action}, is impossible: {reason}");
        return null;
    }

    private static Refusal? Retry(Turn turn, (Run Run, RunStep Step) of, string reason)
    {
        var (run, step) = of;
        if (step is { Status: StepStatus.UndoFailed, Undo: null }) return Refusal.Conflict($"Nothing takes back step {step.Number} of {run.Id}; take it back by hand and say that it is done, or give it up.");
        if (step.Status == StepStatus.Failed && !StepFlow.MayGoOn(turn.State, run)) return Refusal.Conflict($"{run.Id} took back what it had done, or takes it back; step {step.Number} is not tried again.");
        if (!step.UnderWay && step.Status is not (StepStatus.Failed or StepStatus.UndoFailed)) return Otherwise(run, step);
        StepFlow.Retry(turn, run, step, reason);
        return null;
    }

    private static Refusal? GiveUp(Turn turn, (Run Run, RunStep Step) of, string reason)
    {
        if (of.Step.Status != StepStatus.UndoFailed) return Otherwise(of.Run, of.Step);
        turn.Record(new StepGivenUp(of.Run.Id, of.Step.Number, reason));
        StepFlow.GoOn(turn, of.Run.Id);
        return null;
    }

    /// <summary>What a step is at, where what was asked does not fit it.</summary>
    private static Refusal Otherwise(Run run, RunStep step) => Refusal.Conflict($"Step {step.Number} of {run.Id} " + step.Status switch
    {
        StepStatus.Waiting => $"waits for step {string.Join(" and ", step.After ?? [])}.",
        StepStatus.Requested => "is asked for and not done; say that it is done, blocked or impossible.",
        StepStatus.Done => $"was done at {step.DoneAt:u}.",
        StepStatus.Failed => $"failed: {step.Note}.",
        StepStatus.Dropped => $"is {step.Note}.",
        StepStatus.Undoing => "is being taken back.",
        StepStatus.UndoFailed => "could not be taken back; say that it is done, try it again or give it up.",
        StepStatus.Undone => "was taken back.",
        _ => "was left as it is.",
    });
}
