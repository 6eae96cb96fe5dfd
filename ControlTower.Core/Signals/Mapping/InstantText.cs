using System.Globalization;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>Reads instants as a foreign system writes them.</summary>
internal static class InstantText
{
    private const string UnixSeconds = "unixSeconds";
    private const string UnixMilliseconds = "unixMilliseconds";
    private static readonly string[] Iso = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>Milliseconds from 1970 to 2200.</summary>
    private const long Latest = 7_258_118_400_000;

    /// <returns>Null with the reason where it cannot be read.</returns>
    public static (DateTimeOffset? At, string? Error) Read(string text, FieldRule rule)
    {
        if (rule.Formats.Contains(UnixSeconds) && Whole(text) is { } seconds) return Since1970(seconds, 1_000, text);
        if (rule.Formats.Contains(UnixMilliseconds) && Whole(text) is { } milliseconds) return Since1970(milliseconds, 1, text);
        string[] formats = rule.Formats.Count > 0 ? [.. rule.Formats.Where(format => format is not (UnixSeconds or UnixMilliseconds))] : Iso;
        if (formats.Length == 0 || !TryExact(text, formats, out var time)) return (null, $"'{text}' is not a time written as {string.Join(" or ", rule.Formats.Count > 0 ? rule.Formats : Iso)}");
        if (time.Kind == DateTimeKind.Unspecified)
        {
            var zone = rule.Zone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;
            if (zone.IsInvalidTime(time)) return (null, $"'{text}' does not exist in the zone {zone.Id}: clocks go forward over it");
            time = TimeZoneInfo.ConvertTimeToUtc(time, zone);
        }
        return (new DateTimeOffset(time, TimeSpan.Zero), null);
    }

    /// <summary>A pattern that cannot be used reads nothing.</summary>
    private static bool TryExact(string text, string[] formats, out DateTime time)
    {
        try
        {
            return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
        }
        catch (FormatException)
        {
            time = default;
            return false;
        }
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static (DateTimeOffset?, string?) Since1970(long count, long factor, string text) =>
        count <= Latest / factor ? (DateTimeOffset.FromUnixTimeMilliseconds(count * factor), null) : (null, $"'{text}' lies after 2200");
}
