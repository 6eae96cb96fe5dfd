using System.Globalization;

namespace ControlTower.Web.Shared.Formats;

/// <summary>How much of an instant is shown.</summary>
public enum InstantPrecision
{
    Minutes,
    Seconds,
}

/// <summary>Instants in the reader's zone: <c>13:14</c> today, else <c>Tue 24 Nov 10:00</c>, with the year when it is another.</summary>
public static class InstantFormat
{
    public static string Text(DateTimeOffset instant, TimeZoneInfo zone, DateTimeOffset now, InstantPrecision precision = InstantPrecision.Minutes)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var today = TimeZoneInfo.ConvertTime(now, zone);
        var time = precision == InstantPrecision.Seconds ? "HH:mm:ss" : "HH:mm";
        var pattern = local.Date == today.Date ? time
            : local.Year == today.Year ? "ddd d MMM " + time
            : "ddd d MMM yyyy " + time;
        return local.ToString(pattern, CultureInfo.InvariantCulture).Replace(' ', '\u00a0');
    }

    /// <summary>The title on hover: <c>2026-11-24 09:00:00 UTC</c>.</summary>
    public static string Utc(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For the attribute <c>datetime</c> and for scripts: ISO 8601 in UTC to the millisecond.</summary>
    public static string Iso(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
