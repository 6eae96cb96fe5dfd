namespace ControlTower.Core.Runtime;

/// <summary>Compares the clock with the time that really passed, so that a clock set ahead is noticed.</summary>
internal sealed class ClockWatch(TimeProvider clock, TimeSpan tolerance)
{
    private DateTimeOffset lastSeen = clock.GetUtcNow();
    private long lastTick = clock.GetTimestamp();

    /// <summary>By how many hours the clock went ahead since the last look; null within the tolerance.</summary>
    public decimal? Jump()
    {
        var (seen, tick) = (clock.GetUtcNow(), clock.GetTimestamp());
        var ahead = (seen - lastSeen) - clock.GetElapsedTime(lastTick, tick);
        (lastSeen, lastTick) = (seen, tick);
        return ahead > tolerance ? decimal.Round(ahead.Ticks / (decimal)TimeSpan.TicksPerHour, 2) : null;
    }
}
