namespace ControlTower.Core.Runtime;

/// <summary>The bounds of the commit loop.</summary>
public sealed record LoopOptions
{
    /// <summary>Commands that may wait; past it callers are asked to come again.</summary>
    public int QueueLength { get; init; } = 4_096;

    /// <summary>Commands that share one sync.</summary>
    public int GroupCommands { get; init; } = 512;

    /// <summary>Once a group has so many facts it takes no further command.</summary>
    public int GroupFacts { get; init; } = 20_000;

    /// <summary>The clock is looked at at least this often, so that a change to it is noticed.</summary>
    public TimeSpan LongestSleep { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A clock that goes ahead of the time that passed by more than this is a case.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromHours(1);
}
