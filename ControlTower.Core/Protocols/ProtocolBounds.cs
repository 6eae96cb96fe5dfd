using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Protocols;

/// <summary>How long, how many and how much a protocol's text may say, so that what is published can always be reckoned with.</summary>
internal static class ProtocolBounds
{
    public const int LongestId = 100;
    public const int LongestTitle = 200;
    public const int LongestText = 2_000;

    /// <summary>Of any list in the document; options are lettered from A.</summary>
    public const int MostEntries = 20;

    /// <summary>A year.</summary>
    public const decimal LongestHours = 8_760;

    public static void Text(string? text, int most, string pointer, JsonFindings findings)
    {
        if (JsonText.Objection(text ?? "", most) is { } objection) findings.Add(pointer, objection);
    }

    public static void Count(int count, string pointer, JsonFindings findings)
    {
        if (count > MostEntries) findings.Add(pointer, $"holds {count} entries, expected at most {MostEntries}");
    }

    public static void Hours(decimal hours, string pointer, JsonFindings findings)
    {
        if (hours is < 0 or > LongestHours) findings.Add(pointer, $"lies from 0 to {LongestHours} hours");
    }

    public static void Figure(decimal? figure, string pointer, JsonFindings findings)
    {
        if (figure is > Micros.Limit or < -Micros.Limit) findings.Add(pointer, $"is beyond ±{Micros.Limit}");
    }
}
