namespace ControlTower.Core.Tower.Backtest;

/// <summary>What changed the network in the past without being a signal, as the command that it came by.</summary>
/// <param name="At">When the tower learned of it.</param>
public sealed record PlannedInput(DateTimeOffset At, object Command);

/// <summary>Of what came in besides signals.</summary>
/// <param name="Played">Commands, whatever came of them.</param>
/// <param name="Refused">Those about things that are not there, since other things were decided.</param>
public sealed record InputFigures(int Played, int Refused)
{
    public static InputFigures None { get; } = new(0, 0);
}
