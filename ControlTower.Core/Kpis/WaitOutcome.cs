namespace ControlTower.Core.Kpis;

/// <summary>A question or a task that was handed to a function, and when it was answered or done.</summary>
/// <param name="HandOff">"approval", "step" or "task".</param>
/// <param name="AnsweredAt">Null while it waits, and where it was never answered.</param>
public sealed record WaitOutcome(string Id, string Function, string HandOff, DateTimeOffset RequestedAt, DateTimeOffset? AnsweredAt);
