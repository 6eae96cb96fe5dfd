namespace ControlTower.Web.Features.Exceptions;

/// <summary>Usual ends of a shelf, in the reader's zone.</summary>
public sealed record ShelfEnd(string Name, DateTimeOffset At)
{
    private const int MorningHour = 8;

    public static IReadOnlyList<ShelfEnd> Of(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var toMonday = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + 7) % 7;
        return
        [
            new("1 h", now.AddHours(1)),
            new("4 h", now.AddHours(4)),
            new("Tomorrow", Morning(today.AddDays(1), zone)),
            new("Monday", Morning(today.AddDays(toMonday == 0 ? 7 : toMonday), zone)),
            new("One week", Morning(today.AddDays(7), zone)),
        ];
    }

    private static DateTimeOffset Morning(DateTime day, TimeZoneInfo zone)
    {
        var local = day.AddHours(MorningHour);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
