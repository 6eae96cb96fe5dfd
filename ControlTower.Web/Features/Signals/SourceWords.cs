using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Signals;

/// <summary>How the figures of a source are written.</summary>
public static class SourceWords
{
    private const string Nothing = FigureText.UnknownMark;

    /// <summary>Below zero where a source tells of what is still to come.</summary>
    public static string Seconds(long? seconds) => seconds switch
    {
        null => Nothing,
        < 0 => $"{Length(-seconds.Value)} ahead",
        _ => Length(seconds.Value),
    };

    public static string Share(decimal? share) => share is { } known ? $"{(known * 100).ToString("0.#", CultureInfo.InvariantCulture)} %" : Nothing;

    public static string Field(Contradiction one) => $"{(one.Field == ToldField.Eta ? "Arrival of" : "Count of")} {string.Join(' ', one.About.Split(Keys.Separator, StringSplitOptions.RemoveEmptyEntries))}";

    private static string Length(long seconds) => seconds switch
    {
        < 60 => $"{seconds} s",
        < 3_600 => $"{seconds / 60} min",
        < 172_800 => $"{NumberFormat.Text(seconds / 3_600)} h",
        _ => $"{NumberFormat.Text(seconds / 86_400)} d",
    };
}
