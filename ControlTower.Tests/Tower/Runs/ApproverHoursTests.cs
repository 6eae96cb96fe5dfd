using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Tower.Runs;

public sealed class ApproverHoursTests
{
    [Fact]
    public void Window_InWorkingHours_StandsStillAtNightAndOverTheWeekend()
    {
        // A Friday, 16:00 in UTC; office hours end at 18:00.
        var scene = Given(Level(DecisionMode.One, "procurement") with { WindowHours = 4, Working = true });
        scene.PassWithoutBells(4 * 24 + 8).Ask();
        Assert.Equal(At(2026, 3, 9, 10), scene.Approval().Deadline);
    }

    [Fact]
    public void Window_OfASiteInAnotherZone_RunsByItsOwnClock()
    {
        var scene = Zoned("America/New_York", Level(DecisionMode.One, "procurement") with { WindowHours = 2, Working = true }).Ask();
        // 08:00 in UTC is 03:00 in New York, where the office opens at 13:00 in UTC.
        Assert.Equal(At(2026, 3, 2, 15), scene.Approval().Deadline);
    }

    [Fact]
    public void Window_OverAClockChange_KeepsTheHoursOfTheOffice()
    {
        // On Sunday 2026-03-08 New York goes to summer time: Friday 17:00 is 22:00 in UTC, Monday 08:00 is 12:00.
        var scene = Zoned("America/New_York", Level(DecisionMode.One, "procurement") with { WindowHours = 2, Working = true });
        scene.PassWithoutBells(4 * 24 + 14).Ask();
        Assert.Equal(At(2026, 3, 9, 13), scene.Approval().Deadline);
    }

    [Fact]
    public void Window_OfTheClock_IsNeitherStretchedNorShortenedByAClockChange()
    {
        var scene = Zoned("America/New_York", Level(DecisionMode.One, "procurement") with { WindowHours = 24 });
        scene.PassWithoutBells(5 * 24 + 14).Ask();
        Assert.Equal(scene.Now.AddHours(24), scene.Approval().Deadline);
    }

    [Fact]
    public void Rung_InWorkingHours_OfTheSitesCalendar()
    {
        var scene = Zoned("Europe/Berlin", Level(DecisionMode.One, "procurement") with { WindowHours = 1, Ladder = [new("management", 3) { Working = true }] }, new(6, 0), new(12, 0)).Ask();
        // 09:00 to 12:00 in Berlin are 08:00 to 11:00 in UTC: the window ends at 09:00, two hours are left today and one comes tomorrow from 05:00.
        scene.Pass(1);
        Assert.Equal(At(2026, 3, 3, 6), scene.One<ApprovalEscalated>().Deadline);
        scene.Pass(22);
        Assert.Equal(ApprovalStatus.TimedOut, scene.Status());
    }

    private static Scene Zoned(string zone, Level level, TimeOnly? from = null, TimeOnly? until = null)
    {
        var scene = Given(level);
        DayOfWeek[] days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var calendar = from is { } begin ? new CalendarEntry([new(days, begin, until!.Value)]) : null;
        scene.When(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!, new SiteEntry("S-1", "Supplier 1", SiteKind.Supplier, 1, TimeZone: zone) { Calendar = calendar }] }));
        return scene;
    }

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
