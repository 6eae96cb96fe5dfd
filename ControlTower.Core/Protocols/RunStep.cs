using System.Text.Json.Serialization;

namespace ControlTower.Core.Protocols;

/// <remarks>
/// Waiting for others, Requested of somebody, Done or Failed. Dropped was never wanted any more. What was Done may be Undoing, Undone, or
/// UndoFailed until a person says more; Stands was left as it is.
/// </remarks>
public enum StepStatus { Waiting, Requested, Done, Failed, Dropped, Undoing, UndoFailed, Undone, Stands }

/// <param name="Owner">A person's id; null while nobody holds the function.</param>
/// <param name="DueAt">While it waits for others, the latest that was planned; once it is requested, its own. Of the undo while that is under way.</param>
public sealed record RunStep(int Number, string Function, string? Owner, string Action, DateTimeOffset DueAt, StepStatus Status)
{
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What tells the outside; empty for a task, and where nothing is subscribed.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>Numbers of the steps that it waits for; null where it waits for none.</summary>
    public IReadOnlyList<int>? After { get; init; }

    /// <summary>What takes it back; null where nothing does.</summary>
    public string? Undo { get; init; }

    /// <summary>A person does it and says so; null where the outside is told.</summary>
    public bool? Task { get; init; }

    /// <summary>When it could begin, or its undo; null while it waits.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>How many rungs of the ladder have joined; null is none.</summary>
    public int? Escalation { get; init; }

    /// <summary>Why it does not go on, as a person said; null where it does.</summary>
    public string? Blocked { get; init; }

    /// <summary>Why it waits for any person, after all rungs; null where it does not.</summary>
    public string? Parked { get; init; }

    /// <summary>The newest <see cref="NotesKept"/>.</summary>
    public IReadOnlyList<StepNote>? Notes { get; init; }

    /// <summary>Who said that it is done.</summary>
    public string? DoneBy { get; init; }

    /// <summary>From 1, in the order in which the run's steps were done; taking back goes the other way.</summary>
    public int? DoneOrder { get; init; }

    /// <summary>What tells the outside to take it back.</summary>
    public IReadOnlyList<string>? UndoEffects { get; init; }

    public const int NotesKept = 20;

    /// <summary>Nothing more happens to it.</summary>
    [JsonIgnore]
    public bool Over => Status is StepStatus.Done or StepStatus.Failed or StepStatus.Dropped or StepStatus.Undone or StepStatus.Stands;

    /// <summary>Somebody is to do it, or to take it back.</summary>
    [JsonIgnore]
    public bool UnderWay => Status is StepStatus.Requested or StepStatus.Undoing;

    /// <summary>No system goes on with it, so that a person has to.</summary>
    [JsonIgnore]
    public bool NeedsPerson => Status == StepStatus.UndoFailed || (UnderWay && (Task == true || Blocked is not null || Parked is not null));
}

public sealed record StepNote(DateTimeOffset At, string Actor, string Text);
