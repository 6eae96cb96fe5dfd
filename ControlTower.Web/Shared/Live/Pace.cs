using System.Diagnostics;

namespace ControlTower.Web.Shared.Live;

/// <summary>
/// Does something as often as it is asked for, yet at most once in a stated time: at once where it rested so long, else as soon as
/// the time is over. What is asked for meanwhile is done with it.
/// </summary>
/// <param name="act">Runs on a thread of the pool; calls <see cref="Begin"/> before it reads what it shows.</param>
public sealed class Pace(TimeSpan least, Func<Task> act)
{
    /// <summary>A little apart for each, or all pages would be drawn at the same moment, and whatever else there is would wait for them.</summary>
    private readonly TimeSpan own = least * (0.8 + (0.4 * Random.Shared.NextDouble()));

    /// <summary>1 from when it is asked for until it begins.</summary>
    private int underway;
    private long beganAt;

    public void Ask()
    {
        if (Interlocked.Exchange(ref underway, 1) == 0) _ = Task.Run(ActAsync);
    }

    /// <summary>Whatever comes from here on asks again.</summary>
    public void Begin()
    {
        Volatile.Write(ref beganAt, Stopwatch.GetTimestamp());
        Volatile.Write(ref underway, 0);
    }

    private async Task ActAsync()
    {
        var began = Volatile.Read(ref beganAt);
        var left = began == 0 ? TimeSpan.Zero : own - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left);
        await act();
    }
}
