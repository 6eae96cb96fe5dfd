namespace ControlTower.Tests.Runtime;

/// <summary>A clock that only moves when it is told to; its timers ring on the way.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = start;
    private long passed;

    /// <summary>Set while a timer waits: whoever sleeps by this clock has come to rest.</summary>
    public ManualResetEventSlim Armed { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp()
    {
        lock (gate) return passed;
    }

    /// <summary>Sets the clock without any time passing.</summary>
    public void Set(DateTimeOffset at)
    {
        lock (gate) now = at;
    }

    public void Pass(TimeSpan time)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += time;
            passed += time.Ticks;
            due = [.. alarms.Where(alarm => alarm.At <= passed)];
            alarms.RemoveAll(alarm => alarm.At <= passed);
            Note();
        }
        foreach (var alarm in due) alarm.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Note()
    {
        if (alarms.Count > 0) Armed.Set();
        else Armed.Reset();
    }

    private sealed class Alarm(ManualClock clock, Action ring) : ITimer
    {
        public long At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    At = clock.passed + dueTime.Ticks;
                    clock.alarms.Add(this);
                }
                clock.Note();
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                clock.Note();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
