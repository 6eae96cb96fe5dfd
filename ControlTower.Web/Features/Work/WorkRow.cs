using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Work;

/// <summary>A step that waits for a person.</summary>
/// <param name="Title">Of its case.</param>
/// <param name="Function">As people read it.</param>
/// <param name="Owner">As people read it; null while nobody holds it.</param>
/// <param name="Mine">The reader may say how it went.</param>
public sealed record WorkRow(Run Run, RunStep Step, string Title, string Function, string? Owner, bool Mine)
{
    public string Id => $"{Run.Id}/{Step.Number}";

    public bool IsUndo => Step.Status is StepStatus.Undoing or StepStatus.UndoFailed;

    public string What => IsUndo ? Step.Undo ?? $"Take back: {Step.Action}" : Step.Action;

    public StateKind State => Step.Status == StepStatus.UndoFailed || Step.Parked is not null ? StateKind.Waiting : Step.Blocked is not null ? StateKind.Shelved : StateKind.InProgress;

    public string StateText => Step switch
    {
        { Status: StepStatus.UndoFailed } => "not taken back",
        { Parked: not null } => "for anybody",
        { Blocked: not null } => "blocked",
        { Status: StepStatus.Undoing } => "to take back",
        _ => "to do",
    };

    /// <summary>Why it is at that; null where that needs no reason.</summary>
    public string? Why => Step.Status == StepStatus.UndoFailed ? Step.Note : Step.Parked ?? Step.Blocked;

    /// <summary>Since when the clock that is shown runs.</summary>
    public DateTimeOffset? Since => Step.RequestedAt;

    public bool Can(WorkAct act) => Mine && act switch
    {
        WorkAct.Done or WorkAct.Note => true,
        WorkAct.Blocked or WorkAct.Impossible => Step.UnderWay,
        WorkAct.Retry => Step.UnderWay ? Step.Blocked is not null || Step.Parked is not null : Step.Undo is not null,
        WorkAct.GiveUp => Step.Status == StepStatus.UndoFailed,
        _ => false,
    };
}
