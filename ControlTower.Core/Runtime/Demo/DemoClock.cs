namespace ControlTower.Core.Runtime.Demo;

/// <summary>
/// The rhythm of the simulation: how far it has come and how fast it goes on. Signals carry real instants; the speed only says how
/// soon the next one follows. Keep this value (in a fact) to go on after a restart.
/// </summary>
/// <param name="Since">From when this speed holds.</param>
/// <param name="Position">Ticks of rhythm that had passed by then.</param>
/// <param name="Speed">1 is the calm pace of about thirty signals a minute; 0 is paused; at most <see cref="MaxSpeed"/>.</param>
public sealed record DemoClock(DateTimeOffset Since, long Position, decimal Speed)
{
    public const decimal MaxSpeed = 1_000;

    public static DemoClock Start(DateTimeOffset at, decimal speed = 1) => new DemoClock(DemoNetwork.WholeSecond(at), 0, 1).WithSpeed(DemoNetwork.WholeSecond(at), speed);

    public bool Paused => Speed == 0;

    /// <summary>Ticks of rhythm that have passed by <paramref name="now"/>.</summary>
    public long PositionAt(DateTimeOffset now) => Position + (long)((now - Since).Ticks * Speed);

    /// <summary>The instant at which the rhythm reaches, or at this speed would have passed, a position. <see cref="Since"/> while paused.</summary>
    public DateTimeOffset TimeOf(long position) => Paused ? Since : Since.AddTicks((long)((position - Position) / Speed));

    /// <summary>Goes on at another speed from <paramref name="now"/>, without a jump; 0 pauses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above <see cref="MaxSpeed"/>.</exception>
    public DemoClock WithSpeed(DateTimeOffset now, decimal speed)
    {
        if (speed is < 0 or > MaxSpeed) throw new ArgumentOutOfRangeException(nameof(speed), speed, $"A speed lies from 0 to {MaxSpeed}.");
        return new(now, PositionAt(now), speed);
    }
}
