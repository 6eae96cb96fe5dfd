namespace ControlTower.Core.Tower.Backtest;

/// <param name="Approval">By its id in the tower.</param>
internal sealed record PlannedAnswer(string Approval, AnswerRule Rule, DateTimeOffset DueAt);
