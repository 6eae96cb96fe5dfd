using System.Globalization;
using ControlTower.Core.Network;

namespace ControlTower.Web.Features.Network;

/// <summary>Hours as people read them.</summary>
public static class ShiftWords
{
    /// <summary>Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Of(DayOfWeek day) => day.ToString()[..3];

    /// <summary>Such as <c>Mon–Fri 06:00–22:00</c>.</summary>
    public static string Of(ShiftEntry shift) => $"{Days(shift.Days)} {Times(shift)}";

    public static string Closed(IReadOnlyList<DateOnly>? days) =>
        days is { Count: > 0 } ? string.Join(", ", days.Order().Select(day => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture))) : "none";

    /// <summary>Runs of days that follow each other are drawn together.</summary>
    private static string Days(IReadOnlyList<DayOfWeek> days)
    {
        List<string> parts = [];
        for (var from = 0; from < Week.Count; from++)
        {
            if (!days.Contains(Week[from])) continue;
            var until = from;
            while (until + 1 < Week.Count && days.Contains(Week[until + 1])) until++;
            parts.Add(until == from ? Of(Week[from]) : until == from + 1 ? $"{Of(Week[from])}, {Of(Week[until])}" : $"{Of(Week[from])}–{Of(Week[until])}");
            from = until;
        }
        return string.Join(", ", parts);
    }

    private static string Times(ShiftEntry shift) => (shift.From == TimeOnly.MinValue, shift.Until == TimeOnly.MinValue, shift.Until <= shift.From) switch
    {
        (true, true, _) => "all day",
        (_, true, _) => $"{Time(shift.From)}–24:00",
        (_, _, true) => $"{Time(shift.From)}–{Time(shift.Until)} next day",
        _ => $"{Time(shift.From)}–{Time(shift.Until)}",
    };

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
