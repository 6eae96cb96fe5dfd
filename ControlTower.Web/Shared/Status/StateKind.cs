namespace ControlTower.Web.Shared.Status;

/// <summary>Where a case, run or step stands; grey, because a state is not a severity.</summary>
public enum StateKind
{
    New,
    Acknowledged,
    InProgress,
    Shelved,
    Returned,
    Waiting,
    NotStarted,
    RuledOut,
    Resolved,
}
