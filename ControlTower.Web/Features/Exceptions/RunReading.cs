using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>A run as lines: weighed, asked, and each action with its function, owner and due time.</summary>
internal static class RunReading
{
    public static RunView Of(TowerState state, Run run, Reader reader)
    {
        var version = state.Protocols.VersionOf(run);
        var lines = new List<RunLine> { Weighing(run) };
        if (run.Approval is { } id && state.Protocols.Approvals.Find(id) is { } approval) lines.Add(Question(approval, reader));
        else if (run.Chosen is not null) lines.Add(new($"Option {run.Chosen} within authority", "decided without a person", null));
        lines.AddRange(run.Steps.Count > 0 ? run.Steps.Select(step => Step(state, run, step, reader)) : Planned(state, run));
        return new(run, $"{version.Document.Title}, v{run.Version}", StateOf(run.Status), lines);
    }

    public static string StateOf(RunStatus status) => status switch
    {
        RunStatus.Weighing => "weighing",
        RunStatus.AwaitingApproval => "waiting",
        RunStatus.Acting => "acting",
        RunStatus.Completed => "completed",
        RunStatus.Rejected => "declined",
        RunStatus.Parked => "parked",
        RunStatus.Compensating => "being taken back",
        RunStatus.Compensated => "taken back",
        _ => "superseded",
    };

    private static RunLine Weighing(Run run)
    {
        if (run.Options.Count > 0) return new("Weigh options", $"{run.Options.Count}, {run.Options[0].Id} recommended", null);
        var stale = run.StaleWeighings > 0 ? $"anew, the figures had changed {run.StaleWeighings} times" : null;
        return new("Weigh options", stale, run.Open ? StateKind.Waiting : StateKind.RuledOut) { Current = run.Open };
    }

    private static RunLine Question(Approval approval, Reader reader)
    {
        var text = $"{(approval.Functions.Count > 1 ? "Joint approval" : "Approval")} {approval.Id}";
        var given = approval.Functions.Count(one => one.Actor is not null);
        return approval.Status switch
        {
            ApprovalStatus.Waiting => new(text, $"{given} of {approval.Functions.Count} given", StateKind.Waiting) { Due = approval.Deadline, Current = true },
            ApprovalStatus.Approved => new(text, $"option {approval.Option}, {reader.NameOfActor(approval.DecidedBy)}", null) { At = approval.DecidedAt },
            ApprovalStatus.Rejected => new(text, $"declined by {reader.NameOfActor(approval.DecidedBy)}: {approval.Reason}", StateKind.RuledOut) { At = approval.DecidedAt },
            ApprovalStatus.TimedOut => new(text, "nobody answered in time", StateKind.RuledOut) { At = approval.DecidedAt },
            _ => new(text, $"void: {approval.Reason}", StateKind.RuledOut) { At = approval.DecidedAt },
        };
    }

    private static RunLine Step(TowerState state, Run run, RunStep step, Reader reader)
    {
        var owner = step.Owner is { } person ? reader.NameOf(person) : "nobody holds it";
        var more = new[] { $"{Seat.Name(state, step.Function)}, {owner}", step.Status == StepStatus.Done ? null : RunStepWords.Word(step), step.Blocked ?? step.Parked, step.Note };
        var line = new RunLine(step.Action, string.Join(" · ", more.OfType<string>()), RunStepWords.State(step)) { Number = step.Number };
        return step.Status switch
        {
            StepStatus.Done => line with { At = step.DoneAt },
            StepStatus.Failed => line with { Failed = true },
            StepStatus.UndoFailed => line with { Failed = true },
            StepStatus.Requested or StepStatus.Undoing => line with { Glyph = RunStepWords.State(step) ?? StateKind.Shelved, Due = step.DueAt, Current = true, Open = MayReport(state, run, step, reader) ? step.Number : null },
            StepStatus.Waiting => line with { Due = step.DueAt },
            _ => line,
        };
    }

    /// <summary>What a person is to do only that person reports; what the outside does, whoever works on cases.</summary>
    private static bool MayReport(TowerState state, Run run, RunStep step, Reader reader) =>
        step.Task != true || (reader.Person is { } person && StepSeat.Holds(state, (run, step), person, state.RecordedAt));

    /// <summary>What the recommended option, or the one that answers are bound to, would have done.</summary>
    private static IEnumerable<RunLine> Planned(TowerState state, Run run)
    {
        if (!run.Open) return [];
        var bound = run.Approval is { } id ? state.Protocols.Approvals.Find(id)?.Option : null;
        var option = run.Options.FirstOrDefault(one => one.Id == bound) ?? (run.Options.Count > 0 ? run.Options[0] : null);
        return option?.Steps.Select(rule => new RunLine(rule.Action, $"{Seat.Name(state, rule.Function)}, within {rule.Within:0.##} h", StateKind.NotStarted)) ?? [];
    }
}
