using System.Globalization;
using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Protocols;

public sealed class ScheduleTimesTests
{
    [Theory]
    [InlineData("2026-03-02T04:00Z", "06:30", "Europe/Berlin", "2026-03-02T05:30Z")]
    [InlineData("2026-03-02T05:30Z", "06:30", "Europe/Berlin", "2026-03-03T05:30Z")]
    [InlineData("2026-03-28T12:00Z", "02:30", "Europe/Berlin", "2026-03-29T01:00Z")] // left out: the first instant after the gap
    [InlineData("2026-03-29T01:00Z", "02:30", "Europe/Berlin", "2026-03-30T00:30Z")]
    [InlineData("2026-10-24T12:00Z", "02:30", "Europe/Berlin", "2026-10-25T00:30Z")] // comes twice: the first of them
    [InlineData("2026-10-25T00:30Z", "02:30", "Europe/Berlin", "2026-10-26T01:30Z")]
    [InlineData("2026-10-25T01:00Z", "02:30", "Europe/Berlin", "2026-10-26T01:30Z")]
    [InlineData("2026-03-07T12:00Z", "02:30", "America/New_York", "2026-03-08T07:00Z")]
    [InlineData("2026-03-02T12:00Z", "00:15", "Pacific/Kiritimati", "2026-03-03T10:15Z")]
    public void Next_EachDay_IsTheFirstLocalTimeAfter(string after, string at, string zone, string expected) =>
        Assert.Equal(Instant(expected), ScheduleTimes.Next(new(TimeOnly.Parse(at, CultureInfo.InvariantCulture), [], zone), Instant(after)));

    [Fact]
    public void Next_OnDays_PassesOverTheOthers() =>
        Assert.Equal(Instant("2026-03-09T06:30Z"), ScheduleTimes.Next(new(new(6, 30), [DayOfWeek.Monday], "UTC"), Instant("2026-03-02T07:00Z")));

    [Fact]
    public void Next_InNoZone_IsNever() => Assert.Null(ScheduleTimes.Next(new(new(6, 30), [], "Nowhere/At-All"), Instant("2026-03-02T07:00Z")));

    [Fact]
    public void Next_OverAYear_ComesOnceADay()
    {
        var (at, count) = (Instant("2025-12-31T23:59Z"), 0);
        while (ScheduleTimes.Next(new(new(2, 30), [], "Europe/Berlin"), at) is { } next && next.Year == 2026)
        {
            Assert.True(next > at);
            (at, count) = (next, count + 1);
        }
        Assert.Equal(365, count);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
