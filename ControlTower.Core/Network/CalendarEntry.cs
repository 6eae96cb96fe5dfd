namespace ControlTower.Core.Network;

/// <summary>When a place works, told in its own zone.</summary>
/// <param name="Shifts">It works where at least one of them runs.</param>
public sealed record CalendarEntry(IReadOnlyList<ShiftEntry> Shifts)
{
    /// <summary>Days on which no shift begins, as yyyy-MM-dd.</summary>
    public IReadOnlyList<DateOnly>? Closed { get; init; }
}

/// <param name="Calendar">Null where it always works.</param>
/// <param name="Downtime">Planned; null where none is.</param>
/// <param name="Capacity">Of a site units an hour, of a lane units a day; null where nobody told.</param>
public sealed record ScheduleEntry(CalendarEntry? Calendar, IReadOnlyList<DowntimeEntry>? Downtime, decimal? Capacity);

/// <param name="Days">On which it begins.</param>
/// <param name="From">Included.</param>
/// <param name="Until">Not included; at or before From it is meant for the day after.</param>
public sealed record ShiftEntry(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until);

/// <param name="From">Included.</param>
/// <param name="Until">Not included.</param>
public sealed record DowntimeEntry(DateTimeOffset From, DateTimeOffset Until)
{
    public string? Reason { get; init; }
}
