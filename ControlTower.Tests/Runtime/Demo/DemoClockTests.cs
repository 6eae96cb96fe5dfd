using ControlTower.Core.Runtime.Demo;

namespace ControlTower.Tests.Runtime.Demo;

public sealed class DemoClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 5, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Due_AtAnotherSpeed_GivesTheSameIdsSooner()
    {
        var simulation = new DemoSimulation(7, Start, DemoNetwork.Create(7, Start));
        var calm = simulation.Due(DemoClock.Start(Start), Start, Start.AddMinutes(20)).Select(signal => signal.Id);
        var fast = simulation.Due(DemoClock.Start(Start, 10), Start, Start.AddMinutes(2)).Select(signal => signal.Id);
        Assert.Equal(calm, fast);
    }

    [Fact]
    public void Due_OverAPauseAndAChangeOfSpeed_GivesEachSlotOnce()
    {
        var simulation = new DemoSimulation(7, Start, DemoNetwork.Create(7, Start));
        var one = DemoClock.Start(Start);
        var (stop, resume, end) = (Start.AddSeconds(63), Start.AddMinutes(40), Start.AddMinutes(41));
        var paused = one.WithSpeed(stop, 0);
        var again = paused.WithSpeed(resume, 3);

        var first = simulation.Due(one, Start, stop);
        var idle = simulation.Due(paused, stop, resume);
        var later = simulation.Due(again, resume, end);

        var whole = simulation.Due(one, Start, Start.AddSeconds(63 + 180)).Select(signal => signal.Id);
        Assert.Empty(idle);
        Assert.Equal(whole, first.Concat(later).Select(signal => signal.Id));
    }

    [Fact]
    public void TimeOf_PositionAt_IsItsInverse()
    {
        var clock = DemoClock.Start(Start, 2.5m).WithSpeed(Start.AddMinutes(3), 4);
        Assert.Equal(Start.AddMinutes(9), clock.TimeOf(clock.PositionAt(Start.AddMinutes(9))));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void WithSpeed_OutOfBounds_Throws(int speed) => Assert.Throws<ArgumentOutOfRangeException>(() => DemoClock.Start(Start).WithSpeed(Start, speed));
}
