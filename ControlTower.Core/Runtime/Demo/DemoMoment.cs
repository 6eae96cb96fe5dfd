namespace ControlTower.Core.Runtime.Demo;

/// <summary>One slot of two seconds of rhythm, and the instants that belong to it.</summary>
internal sealed record DemoMoment(long Slot, DemoClock Clock, DemoBook? Book)
{
    public const long TicksPerSlot = 2 * TimeSpan.TicksPerSecond;

    public const long SlotsPerMinute = 30;

    public const long SlotsPerHour = 60 * SlotsPerMinute;

    public const long SlotsPerDay = 24 * SlotsPerHour;

    public DateTimeOffset Time => Clock.TimeOf(Slot * TicksPerSlot);

    public DateTimeOffset InSlots(long slots) => Clock.TimeOf((Slot + slots) * TicksPerSlot);
}
