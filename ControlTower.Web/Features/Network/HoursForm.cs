using System.Globalization;
using ControlTower.Core.Network;

namespace ControlTower.Web.Features.Network;

/// <summary>The hours, closed days and capacity of a site or lane as somebody types them. Planned downtime is left as it is.</summary>
public sealed class HoursForm(HoursRow row, long version)
{
    private const int MostShifts = 100;
    private const int MostClosed = 1000;

    private static readonly char[] Between = [' ', ',', ';', '\n', '\r', '\t'];

    public HoursRow Row { get; private set; } = row;

    /// <summary>Of the network that was seen.</summary>
    public long Version { get; private set; } = version;

    /// <summary>None where it always works.</summary>
    public List<ShiftFields> Shifts { get; } = [.. (row.Schedule.Calendar?.Shifts ?? []).Select(shift => new ShiftFields(shift))];

    /// <summary>Days as yyyy-MM-dd.</summary>
    public string Closed { get; set; } = string.Join(", ", (row.Schedule.Calendar?.Closed ?? []).Order().Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public string Capacity { get; set; } = row.Schedule.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "";

    public FieldErrors Errors { get; } = new();

    public bool MayAdd => Shifts.Count < MostShifts;

    public void AddShift() => Shifts.Add(new());

    /// <summary>What was typed is to be put on the schedule as it is by now.</summary>
    public void Onto(HoursRow now, long seen) => (Row, Version) = (now, seen);

    /// <returns>Null where a field is wrong; <see cref="Errors"/> tells which.</returns>
    public ScheduleEntry? Read()
    {
        Errors.Clear();
        var shifts = Shifts.Select((shift, index) => shift.Read($"/calendar/shifts/{index}", Errors)).ToList();
        var (closed, capacity) = (ReadClosed(), ReadCapacity());
        if (closed.Count > 0 && Shifts.Count == 0) Errors.Add("/calendar/closed", "Closed days need a shift: without one it is always open. Add one for all days, from 00:00 until 00:00.");
        if (Errors.Any) return null;
        return new(shifts.Count == 0 ? null : new([.. shifts.OfType<ShiftEntry>()]) { Closed = closed.Count > 0 ? closed : null }, Row.Schedule.Downtime, capacity);
    }

    private List<DateOnly> ReadClosed()
    {
        List<DateOnly> days = [];
        foreach (var text in Closed.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
            else Errors.Add("/calendar/closed", $"“{text}” is not a day; write days as 2026-12-25, with commas between");
        }
        if (days.Count > MostClosed) Errors.Add("/calendar/closed", $"At most {MostClosed} days");
        return [.. days.Distinct().Order()];
    }

    private decimal? ReadCapacity()
    {
        if (string.IsNullOrWhiteSpace(Capacity)) return null;
        if (decimal.TryParse(Capacity.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units)) return units;
        Errors.Add("/capacity", "Give a figure such as 40 or 12.5, or nothing where it is not known");
        return null;
    }
}
