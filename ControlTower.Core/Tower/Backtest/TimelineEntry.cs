namespace ControlTower.Core.Tower.Backtest;

/// <summary>One thing that happened in a backtest.</summary>
/// <param name="At">By the virtual clock: when the tower learned or did it.</param>
/// <param name="Case">Numbered from 1.</param>
/// <param name="Run">Numbered from 1; null where it belongs to none.</param>
/// <param name="Function">Whose it is: who is asked, answers, joins or acts.</param>
/// <param name="Detail">For people.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string? Case, string? Run, string? Function, string Detail);
