namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>
/// Moves instants of a record to now: the first falls on the beginning of the replay, and gaps shrink by the speed, those between an
/// order and its promise as well, so that what was late is late again. At once, the last falls on the beginning and gaps stay.
/// </summary>
/// <param name="record">First and last instant of the record.</param>
/// <param name="speed">1 to <see cref="MaxSpeed"/>; null for at once.</param>
public sealed class ReplayTime((DateTimeOffset First, DateTimeOffset Last) record, DateTimeOffset begun, double? speed)
{
    /// <summary>A year in about five minutes.</summary>
    public const double MaxSpeed = 100_000;

    /// <summary>When it is told.</summary>
    public DateTimeOffset DueOf(DateTimeOffset at) => speed is null ? begun : Of(at);

    /// <summary>What the instant is in the replay; held within what an instant can be.</summary>
    public DateTimeOffset Of(DateTimeOffset at)
    {
        var ticks = begun.UtcTicks + (speed is { } by ? (at - record.First).Ticks / (decimal)by : (at - record.Last).Ticks);
        return new((long)Math.Clamp(ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
    }
}
