using ControlTower.Core.Network;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Web.Features.Network;

/// <summary>A planned downtime as somebody types it, in the site's own zone.</summary>
public sealed class DowntimeForm(HoursRow row, ReaderZone zone, long version)
{
    private const int Most = 1000;

    public HoursRow Row { get; private set; } = row;

    public ReaderZone Zone { get; } = zone;

    /// <summary>Of the network that was seen.</summary>
    public long Version { get; private set; } = version;

    public string From { get; private set; } = "";

    public string Until { get; private set; } = "";

    public string Reason { get; set; } = "";

    public FieldErrors Errors { get; } = new();

    /// <summary>Where it will stand among the planned downtime.</summary>
    public string Pointer => $"/downtime/{Row.Schedule.Downtime?.Count ?? 0}";

    public string FromNote => NoteOf(From);

    public string UntilNote => NoteOf(Until);

    public string? FromError => ErrorOf("from", From);

    public string? UntilError => ErrorOf("until", Until);

    public void TypeFrom(object? text)
    {
        From = text as string ?? "";
        Errors.Forget($"{Pointer}/from");
    }

    public void TypeUntil(object? text)
    {
        Until = text as string ?? "";
        Errors.Forget($"{Pointer}/until");
    }

    /// <summary>What was typed is to be put on the schedule as it is by now.</summary>
    public void Onto(HoursRow now, long seen) => (Row, Version) = (now, seen);

    /// <returns>The schedule with it; null where a field is wrong, and <see cref="Errors"/> tells which.</returns>
    public ScheduleEntry? Read()
    {
        Errors.Clear();
        var (from, until) = (ReadAt(From, "from"), ReadAt(Until, "until"));
        if (Row.Schedule.Downtime?.Count >= Most) Errors.Add($"{Pointer}/from", $"There are {Most} already; remove one first");
        if (Errors.Any) return null;
        var reason = Reason.Trim();
        return Row.Schedule with { Downtime = [.. Row.Schedule.Downtime ?? [], new(from!.Value, until!.Value) { Reason = reason.Length > 0 ? reason : null }] };
    }

    /// <summary>A time that does not exist is told at once, an empty field only when it is sent.</summary>
    private string? ErrorOf(string field, string text) => Errors.At($"{Pointer}/{field}") ?? (text.Length > 0 ? ZoneTime.Read(text, Zone).Error : null);

    private string NoteOf(string text) => text.Length > 0 && ZoneTime.Read(text, Zone) is { At: { } at } read ? read.Note ?? $"{at:yyyy-MM-dd HH:mm} UTC" : $"In {Zone.Id}";

    private DateTimeOffset? ReadAt(string text, string field)
    {
        var read = ZoneTime.Read(text, Zone);
        if (read.Error is { } error) Errors.Add($"{Pointer}/{field}", error);
        return read.At;
    }
}
