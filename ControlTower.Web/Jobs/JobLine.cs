namespace ControlTower.Web.Jobs;

public enum JobDoing { Waiting, Running, Paused }

/// <param name="NextAt">By the clock; it may start earlier when there is something to do. Null while it is paused or only asked for.</param>
/// <param name="Last">Null when it has not run in the last seven days.</param>
public sealed record JobLine(string Name, string Description, JobDoing Doing, DateTimeOffset? NextAt, JobRun? Last)
{
    public DateTimeOffset? RunningSince { get; init; }
}
