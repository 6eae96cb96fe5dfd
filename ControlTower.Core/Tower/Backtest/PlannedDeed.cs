namespace ControlTower.Core.Tower.Backtest;

/// <summary>What somebody does at an instant besides answering: lends a function, takes an answer back, leaves.</summary>
/// <param name="By">A function, for the one who holds it; the id of one of <see cref="BacktestPlan.People"/>; or <see cref="Administrator"/>.</param>
/// <param name="Command">As the live tower takes it; cases, runs and approvals by their ids in the tower.</param>
public sealed record PlannedDeed(DateTimeOffset At, string By, object Command)
{
    public const string Administrator = "administrator";
}
