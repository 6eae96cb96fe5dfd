namespace ControlTower.Tests.Web.Shared;

/// <summary>A clock that stands until it is moved; its timers never fire by themselves.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<FixedTimer> timers = [];

    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FixedTimer(() => callback(state), dueTime);
        timers.Add(timer);
        return timer;
    }

    /// <summary>Fires every timer that is armed for at most <paramref name="within"/>.</summary>
    public void Fire(TimeSpan within)
    {
        foreach (var timer in timers.ToArray())
            timer.Fire(within);
    }

    private sealed class FixedTimer(Action callback, TimeSpan due) : ITimer
    {
        private TimeSpan due = due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            due = dueTime;
            return true;
        }

        public void Fire(TimeSpan within)
        {
            if (due == Timeout.InfiniteTimeSpan || due > within)
                return;
            due = Timeout.InfiniteTimeSpan;
            callback();
        }

        public void Dispose() => due = Timeout.InfiniteTimeSpan;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
