using System.Globalization;

namespace ControlTower.Web.Shared.Time;

/// <summary>What somebody typed, as an instant.</summary>
/// <param name="At">Null where it is none.</param>
/// <param name="Error">Why it is none.</param>
/// <param name="Note">What was made of a time that comes twice.</param>
public sealed record TypedInstant(DateTimeOffset? At, string? Error = null, string? Note = null);

/// <summary>Local times as people type and read them, in the zone of a place and over its clock changes.</summary>
public static class ZoneTime
{
    /// <summary>As the browser's control for date and time writes it.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] Formats = [Format, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>A time that a clock change leaves out is refused; of one that it repeats the earlier is meant.</summary>
    public static TypedInstant Read(string? text, ReaderZone zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(null, "Give a day and a time");
        if (!DateTime.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return new(null, "Give a day and a time, as 2026-11-24 10:00");
        if (zone.Info.IsInvalidTime(local)) return new(null, Skipped(local, zone));
        if (!zone.Info.IsAmbiguousTime(local)) return new(Instant(local, zone.Info.GetUtcOffset(local)));
        var earlier = Instant(local, zone.Info.GetAmbiguousTimeOffsets(local).Max());
        return new(earlier, null, string.Create(CultureInfo.InvariantCulture, $"{local:HH:mm} comes twice that day in {zone.Id}; the earlier is meant, {earlier:HH:mm} UTC"));
    }

    public static string Write(DateTimeOffset at, ReaderZone zone) => TimeZoneInfo.ConvertTime(at, zone.Info).ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly Day(DateTimeOffset at, ReaderZone zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone.Info).DateTime);

    /// <summary>Where the clocks skip midnight, the day begins when they do.</summary>
    public static DateTimeOffset StartOf(DateOnly day, ReaderZone zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.Info.IsInvalidTime(local)) local = local.AddMinutes(1);
        return Instant(local, zone.Info.IsAmbiguousTime(local) ? zone.Info.GetAmbiguousTimeOffsets(local).Max() : zone.Info.GetUtcOffset(local));
    }

    private static string Skipped(DateTime local, ReaderZone zone)
    {
        var (from, until) = (local, local);
        while (zone.Info.IsInvalidTime(from.AddMinutes(-1))) from = from.AddMinutes(-1);
        while (zone.Info.IsInvalidTime(until)) until = until.AddMinutes(1);
        return string.Create(CultureInfo.InvariantCulture, $"{local:HH:mm} does not exist on {local:d MMM yyyy} in {zone.Id}: the clocks go from {from:HH:mm} to {until:HH:mm}");
    }

    private static DateTimeOffset Instant(DateTime local, TimeSpan offset) => new DateTimeOffset(local, offset).ToUniversalTime();
}
