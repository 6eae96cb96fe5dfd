using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Shared.Time;

/// <summary>
/// A duration cut into four pieces that a script rewrites each second: figure, unit, figure, unit; empty where there is none.
/// The number of pieces never changes, so that the script and the renderer may write the same text nodes.
/// </summary>
public sealed record TickingText(string Sign, string Big, string BigUnit, string Small, string SmallUnit)
{
    public static TickingText Left(TimeSpan left, DurationScale scale) =>
        left >= TimeSpan.Zero ? Of("", DurationFormat.Left(left, scale)) : Of("+", DurationFormat.Elapsed(-left, scale));

    public static TickingText Age(TimeSpan age) => Of("", DurationFormat.Age(age));

    private static TickingText Of(string sign, FigureText text)
    {
        var parts = text.Parts;
        return new TickingText(sign, parts[0].Text, parts[1].Text, parts.Count > 2 ? parts[2].Text : "", parts.Count > 3 ? parts[3].Text : "");
    }
}
