using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Tests.Tower.Backtest.Scenarios;

/// <summary>A timeline as lines that a planner reads: hours after the start, what happened, to which case and run, and whose it is.</summary>
internal static partial class TimelineText
{
    /// <param name="start">From which hours are counted; null is the start that scenarios usually have.</param>
    public static IReadOnlyList<string> Of(IEnumerable<TimelineEntry> timeline, DateTimeOffset? start = null) => [.. timeline.Select(entry => Line(entry, start ?? Scene.Start))];

    /// <summary>However many blanks there are.</summary>
    public static string Tidy(string line) => Blanks().Replace(line.Trim(), " ");

    public static string Columns(string line)
    {
        var parts = line.Split(' ');
        return $"{parts[0],9} h  {string.Join(' ', parts.Skip(2).Take(1)),-18} {string.Join(' ', parts.Skip(3))}";
    }

    private static string Line(TimelineEntry entry, DateTimeOffset start)
    {
        var hours = decimal.Round((entry.At - start).Ticks / (decimal)TimeSpan.TicksPerHour, 4);
        var whose = entry.Kind == TimelineKind.RunStarted ? entry.Detail : entry.Function;
        return Tidy(string.Create(CultureInfo.InvariantCulture, $"+{hours:0.####} h {JsonNamingPolicy.CamelCase.ConvertName($"{entry.Kind}")} {entry.Case} {entry.Run} {whose}"));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
