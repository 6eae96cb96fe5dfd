using System.Globalization;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads times as the mapping says that they are written, into UTC.</summary>
internal sealed class InstantReader(TimesMapping times)
{
    private static readonly string[] Iso = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string[] formats = times.Formats.Count > 0 ? [.. times.Formats] : Iso;
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(times.Zone);

    /// <summary>The reason where it cannot be read, or lies outside 1970 to 2200.</summary>
    public string? TryRead(string text, decimal days, out DateTimeOffset at)
    {
        at = default;
        if (!DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
        {
            return $"'{FieldReader.Cut(text)}' is not a time written as {string.Join(" or ", formats)}.";
        }
        if (time.Kind == DateTimeKind.Unspecified)
        {
            if (zone.IsInvalidTime(time)) return $"'{text}' does not exist in the zone {zone.Id}: clocks go forward over it.";
            time = TimeZoneInfo.ConvertTimeToUtc(time, zone);
        }
        if (Math.Abs(days) > 100_000) return $"{days} days are too many to add.";
        at = new DateTimeOffset(time, TimeSpan.Zero);
        if (at < Earliest || at >= Latest) return $"'{text}' lies outside 1970 to 2200.";
        at += new TimeSpan((long)(days * TimeSpan.TicksPerDay));
        return at >= Earliest && at < Latest ? null : $"'{text}' and {days} days lie outside 1970 to 2200.";
    }
}
