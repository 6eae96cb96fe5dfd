using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What a step is at, in a word and as a shape.</summary>
internal static class RunStepWords
{
    public static string Word(RunStep step) => step.Status switch
    {
        StepStatus.Waiting => step.After is { Count: > 0 } after ? $"waits for step {string.Join(" and ", after)}" : "waits",
        StepStatus.Requested when step.Parked is not null => "parked, for anybody",
        StepStatus.Requested when step.Blocked is not null => "blocked",
        StepStatus.Requested => step.Task == true ? "with a person" : "requested",
        StepStatus.Done => "done",
        StepStatus.Failed => "failed",
        StepStatus.Dropped => "no longer wanted",
        StepStatus.Undoing when step.Parked is not null => "to be taken back by anybody",
        StepStatus.Undoing => "being taken back",
        StepStatus.UndoFailed => "not taken back",
        StepStatus.Undone => "taken back",
        _ => "left as it is",
    };

    /// <summary>Null where a status is drawn instead.</summary>
    public static StateKind? State(RunStep step) => Status(step) is not null ? null : step.Status switch
    {
        StepStatus.Waiting => StateKind.NotStarted,
        StepStatus.Requested => step.Task == true ? StateKind.Waiting : StateKind.InProgress,
        StepStatus.Undoing or StepStatus.Undone => StateKind.Returned,
        _ => StateKind.RuledOut,
    };

    /// <summary>Well, or in need of somebody; null where it is neither.</summary>
    public static StatusKind? Status(RunStep step) => step.Status switch
    {
        StepStatus.Done => StatusKind.Ok,
        StepStatus.Failed or StepStatus.UndoFailed => StatusKind.Critical,
        _ when step.Parked is not null || step.Blocked is not null => StatusKind.Warning,
        _ => null,
    };
}
