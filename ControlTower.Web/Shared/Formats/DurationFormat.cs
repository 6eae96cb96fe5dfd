using System.Globalization;

namespace ControlTower.Web.Shared.Formats;

/// <summary>How durations pick their units.</summary>
public enum DurationScale
{
    /// <summary>Two units: <c>7 m 35 s</c>, <c>1 h 12 m</c>, <c>2 d 4 h</c>.</summary>
    Natural,

    /// <summary>Hours up to 72, for rules that are written in hours: <c>72 h</c>, <c>26 h 40 m</c>.</summary>
    Hours,
}

/// <summary>
/// Durations in at most two units, the smaller dropped when zero. What has passed rounds down and what is left rounds up,
/// so that the two add up to the window. <c>wwwroot/js/duration.js</c> says the same in the browser.
/// </summary>
public static class DurationFormat
{
    private const int Minute = 60;
    private const int Hour = 3600;
    private const int Day = 86400;

    /// <summary>Time that has passed, rounded down; below zero counts as none; null is unknown.</summary>
    public static FigureText Elapsed(TimeSpan? value, DurationScale scale = DurationScale.Natural) =>
        value is { } known ? Text(known, scale, up: false) : FigureText.Unknown;

    /// <summary>Time that is left, rounded up; below zero counts as none.</summary>
    public static FigureText Left(TimeSpan value, DurationScale scale = DurationScale.Natural) => Text(value, scale, up: true);

    /// <summary>Age of data: tenths of a second under ten seconds, else as elapsed.</summary>
    public static FigureText Age(TimeSpan value)
    {
        if (value >= TimeSpan.FromSeconds(10))
            return Elapsed(value);
        var tenths = Math.Floor(Math.Max(0, value.TotalSeconds) * 10) / 10;
        return FigureText.Of(tenths.ToString("0.0", CultureInfo.InvariantCulture), "s");
    }

    private static FigureText Text(TimeSpan value, DurationScale scale, bool up)
    {
        var seconds = Math.Max(0, value.TotalSeconds);
        var step = seconds < Hour ? 1 : seconds < DaysFrom(scale) ? Minute : Hour;
        var whole = (long)(up ? Math.Ceiling(seconds / step) : Math.Floor(seconds / step)) * step;
        var (big, bigUnit, small, smallUnit) = Units(whole, DaysFrom(scale));
        var parts = new List<FigurePart>(4);
        if (big > 0)
            parts.AddRange(FigureText.Of(NumberFormat.Text(big), bigUnit).Parts);
        if (small > 0 || big == 0)
            parts.AddRange(FigureText.Of((big > 0 ? "\u00a0" : "") + small, smallUnit).Parts);
        return new FigureText(parts);
    }

    private static (long Big, string BigUnit, long Small, string SmallUnit) Units(long seconds, long daysFrom) => seconds switch
    {
        < Hour => (seconds / Minute, "m", seconds % Minute, "s"),
        _ when seconds < daysFrom => (seconds / Hour, "h", seconds % Hour / Minute, "m"),
        _ => (seconds / Day, "d", seconds % Day / Hour, "h"),
    };

    /// <summary>From how many seconds on days are named; 72 h itself still reads in hours.</summary>
    private static long DaysFrom(DurationScale scale) => scale == DurationScale.Hours ? (72 * Hour) + 1 : Day;
}
