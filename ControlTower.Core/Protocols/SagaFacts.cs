using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols;

[FactKind("run.stepNoted")]
public sealed record StepNoted(string Run, int Step, string Text) : IFact;

/// <summary>A person says that it does not go on; it stays wanted, and the next rung is told at once.</summary>
[FactKind("run.stepBlocked")]
public sealed record StepBlocked(string Run, int Step, string Reason) : IFact;

/// <summary>It was due, or is blocked: a rung of the ladder joins, and nobody leaves.</summary>
/// <param name="Level">The rungs that have joined, counting this one.</param>
[FactKind("run.stepEscalated")]
public sealed record StepEscalated(string Run, int Step, int Level, string Function, DateTimeOffset Deadline) : IFact;

/// <summary>All rungs have joined and it is not done: it waits for any person. Being done later still counts.</summary>
[FactKind("run.stepParked")]
public sealed record StepParked(string Run, int Step, string Because) : IFact;

/// <summary>It is no longer wanted.</summary>
[FactKind("run.stepDropped")]
public sealed record StepDropped(string Run, int Step, string Because) : IFact;

/// <summary>It is tried again, or asked for anew: the run goes on with it, forward or in taking it back.</summary>
[FactKind("run.stepRetried")]
public sealed record StepRetried(string Run, int Step, string Reason) : IFact;

/// <summary>A step failed for good: nothing new is requested, and what was done is taken back in reverse.</summary>
[FactKind("run.compensating")]
public sealed record RunCompensating(string Run, string Because) : IFact;

/// <param name="Effects">What is to be told to the outside; empty for a task, and where nothing is subscribed.</param>
[FactKind("run.undoRequested")]
public sealed record UndoRequested(string Run, int Step, IReadOnlyList<string> Effects) : IFact;

[FactKind("run.undoDone")]
public sealed record UndoDone(string Run, int Step, string? Note) : IFact;

/// <summary>It could not be taken back, or nothing takes it back: the run waits for a person.</summary>
[FactKind("run.undoFailed")]
public sealed record UndoFailed(string Run, int Step, string Because) : IFact;

/// <summary>A person leaves what was done as it is.</summary>
[FactKind("run.stepGivenUp")]
public sealed record StepGivenUp(string Run, int Step, string Reason) : IFact;
