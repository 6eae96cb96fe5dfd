namespace ControlTower.Core.Tower.Backtest;

public enum TimelineKind
{
    CaseOpened, RunStarted, ApprovalRequested, Approved, Rejected, Escalated, TimedOut, ActionRequested, ActionDone, Compensated, Parked, BreakerTripped, Resolved,
}
