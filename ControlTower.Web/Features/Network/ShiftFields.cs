using System.Globalization;
using ControlTower.Core.Network;

namespace ControlTower.Web.Features.Network;

/// <summary>One shift as somebody types it.</summary>
public sealed class ShiftFields
{
    private static readonly string[] Formats = ["HH:mm", "HH:mm:ss", "H:mm"];

    /// <summary>A day's work from Monday to Friday, to begin with.</summary>
    public ShiftFields() => Days = [.. ShiftWords.Week.Take(5)];

    public ShiftFields(ShiftEntry shift) =>
        (Days, From, Until) = ([.. shift.Days], Text(shift.From), Text(shift.Until));

    public HashSet<DayOfWeek> Days { get; } // order does not matter: read by the week

    public string From { get; set; } = "08:00";

    public string Until { get; set; } = "16:00";

    public void Set(DayOfWeek day, bool on)
    {
        if (on) Days.Add(day);
        else Days.Remove(day);
    }

    /// <returns>Null where it has no time; a shift without a day is for the tower to refuse.</returns>
    internal ShiftEntry? Read(string pointer, FieldErrors errors)
    {
        var (from, until) = (Time(From, $"{pointer}/from", errors), Time(Until, $"{pointer}/until", errors));
        return from is { } begins && until is { } ends ? new([.. ShiftWords.Week.Where(Days.Contains)], begins, ends) : null;
    }

    private static TimeOnly? Time(string text, string pointer, FieldErrors errors)
    {
        if (TimeOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        errors.Add(pointer, "Give a time of day, as 06:00");
        return null;
    }

    private static string Text(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
