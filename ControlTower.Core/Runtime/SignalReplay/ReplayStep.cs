namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>How far a replay is.</summary>
/// <param name="Told">Events handed in so far.</param>
/// <param name="Accepted">Signals that were taken.</param>
/// <param name="Duplicates">Signals that the tower had before: a folder that is told again adds nothing.</param>
/// <param name="Rejected">Signals that went into the rejected queue.</param>
/// <param name="Left">Until the last is due.</param>
public readonly record struct ReplayStep(int Told, int Total, int Accepted, int Duplicates, int Rejected, TimeSpan Left)
{
    public bool Complete => Told == Total;
}
