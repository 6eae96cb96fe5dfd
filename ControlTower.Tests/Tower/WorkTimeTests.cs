using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

/// <summary>Working hours in a place's own zone, over clock changes.</summary>
public sealed class WorkTimeTests
{
    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();

    [Fact]
    public void Add_OverANight_GoesOnInTheMorning()
    {
        var work = Work(new CalendarEntry([new(EveryDay, new(6, 0), new(14, 0))]), "Europe/Prague");
        // 06:00 in Prague is 05:00 UTC in winter.
        Assert.Equal(Utc(2026, 1, 14, 7), work.Add(Utc(2026, 1, 13, 11), 4));
        Assert.Equal(4, work.Between(Utc(2026, 1, 13, 11), Utc(2026, 1, 14, 7)));
    }

    [Theory]
    [InlineData(2026, 3, 28, 7)]
    [InlineData(2026, 10, 24, 9)]
    [InlineData(2026, 6, 10, 8)]
    public void Between_OverANightShift_CountsTheHoursThatTheClockGives(int year, int month, int day, int hours)
    {
        var work = Work(new CalendarEntry([new(EveryDay, new(22, 0), new(6, 0))]), "Europe/Prague");
        var noon = Utc(year, month, day, 10);
        Assert.Equal(hours, work.Between(noon, noon.AddHours(24)));
    }

    [Fact]
    public void Opening_OnAClosedDay_IsTheNextShift()
    {
        var work = Work(new CalendarEntry([new([DayOfWeek.Thursday, DayOfWeek.Friday], new(8, 0), new(16, 0))]) { Closed = [new(2026, 12, 24)] }, null);
        Assert.Equal(Utc(2026, 12, 25, 8), work.Opening(Utc(2026, 12, 24, 9)));
        Assert.False(work.IsOpen(Utc(2026, 12, 24, 9)));
        Assert.True(work.IsOpen(Utc(2026, 12, 25, 8)));
        Assert.False(work.IsOpen(Utc(2026, 12, 25, 16)));
    }

    [Fact]
    public void Add_ThroughDowntime_WaitsForItsEnd()
    {
        var site = new SiteEntry("S", "S", SiteKind.Plant) { Downtime = [new(Utc(2026, 3, 2, 10), Utc(2026, 3, 2, 15)), new(Utc(2026, 3, 2, 14), Utc(2026, 3, 2, 18))] };
        Assert.Equal(Utc(2026, 3, 2, 20), WorkTime.Of(site).Add(Utc(2026, 3, 2, 8), 4));
        Assert.Equal(Utc(2026, 3, 2, 18), WorkTime.Of(site).Opening(Utc(2026, 3, 2, 11)));
    }

    [Fact]
    public void Add_WhereNothingIsEverWorked_PassesAsTimeDoes()
    {
        var work = Work(new CalendarEntry([new([DayOfWeek.Monday], new(8, 0), new(9, 0))]) { Closed = [.. Enumerable.Range(0, 200).Select(week => new DateOnly(2026, 3, 2).AddDays(7 * week))] }, null);
        Assert.Equal(Utc(2026, 3, 2, 12), work.Add(Utc(2026, 3, 2, 8), 4));
        Assert.Null(work.Opening(Utc(2026, 3, 2, 8)));
    }

    private static WorkTime Work(CalendarEntry calendar, string? zone) => WorkTime.Of(new SiteEntry("S", "S", SiteKind.Plant, TimeZone: zone) { Calendar = calendar });

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
