using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

public sealed class ShipTimeTests
{
    [Theory]
    [InlineData("2026-01-05T13:59:59Z", "2026-01-05T13:59:59Z")]
    [InlineData("2026-01-05T14:00:00Z", "2026-01-05T14:00:00Z")]
    [InlineData("2026-01-05T14:00:01Z", "2026-01-05T23:00:00Z")]
    [InlineData("2026-01-05T23:30:00Z", "2026-01-05T23:30:00Z")]
    public void Of_CutOffAt15InBerlin_ShipsAtOnceUpToItAndAtMidnightPastIt(string at, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), ShipTime.Of(Site("Europe/Berlin", new(15, 0)), DateTimeOffset.Parse(at)));

    [Fact]
    public void Of_ClocksPutForwardAtMidnight_ShipsAtTheFirstHourThatThereIs() =>
        Assert.Equal(DateTimeOffset.Parse("2026-04-24T01:00:00+03:00"), ShipTime.Of(Site("Africa/Cairo", new(12, 0)), DateTimeOffset.Parse("2026-04-23T20:00:00+02:00")));

    [Fact]
    public void Of_NoCutOff_ShipsAtOnce()
    {
        var at = DateTimeOffset.Parse("2026-01-05T23:59:00Z");
        Assert.Equal(at, ShipTime.Of(Site("Europe/Berlin", null), at));
    }

    private static SourcingSite Site(string zone, TimeOnly? cutOff) => new("S") { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), CutOff = cutOff };
}
