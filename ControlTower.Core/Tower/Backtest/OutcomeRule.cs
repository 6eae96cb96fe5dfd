namespace ControlTower.Core.Tower.Backtest;

/// <summary>What becomes of an action, where it is not done at once: so many hours after each request of it.</summary>
/// <param name="Action">Its text, or that of what takes it back, as the protocol writes it.</param>
/// <param name="AfterHours">From 0 to <see cref="AnswerRule.MostHours"/>.</param>
public sealed record OutcomeRule(string Action, ActionOutcome Outcome, decimal AfterHours);

/// <remarks>
/// Fail: the outside never takes it, or the person calls it impossible. Blocked: a person says that it does not go on. Late: it is
/// done, only later. GiveUp: what could not be taken back is left as it is. Those that do not fit what the action is at by then change nothing.
/// </remarks>
public enum ActionOutcome { Fail, Blocked, Late, GiveUp }
