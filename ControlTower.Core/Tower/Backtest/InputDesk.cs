namespace ControlTower.Core.Tower.Backtest;

/// <summary>Gives what came in besides signals, in order of time; those of one time before the signals of that time.</summary>
internal sealed class InputDesk(IEnumerable<PlannedInput> inputs)
{
    private readonly Queue<PlannedInput> waiting = new(inputs.OrderBy(input => input.At));
    private int played;
    private int refused;

    public DateTimeOffset? NextDue => waiting.TryPeek(out var next) ? next.At : null;

    public InputFigures Figures => new(played, refused);

    public void Next(VirtualTower tower)
    {
        played++;
        if (!tower.Do(waiting.Dequeue().Command, Caller.AdministratorKey).Succeeded) refused++;
    }
}
