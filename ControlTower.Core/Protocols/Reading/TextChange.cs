using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>Changes one member of a protocol's text and leaves every other character as it was; null where the text is written in a way that this cannot be done.</summary>
internal static class TextChange
{
    /// <summary>The most that a level decides at once.</summary>
    public static string? Limit(string text, string level, Money limit)
    {
        if (LevelOf(text, level) is not { } map || Member(map, "authority") is not { } authority) return null;
        var amount = string.Create(CultureInfo.InvariantCulture, $"{limit.Amount:0.######}");
        if (authority is MapNode parts && Member(parts, "perDecision") is { } each) authority = each;
        if (authority is MapNode money) return Member(money, "amount") is ScalarNode plain && Member(money, "currency") is ScalarNode currency && currency.Value == limit.Currency ? Replaced(text, plain, amount) : null;
        return authority is ScalarNode { Plain: true } one && one.Value.Contains(limit.Currency, StringComparison.Ordinal) ? Replaced(text, one, $"{amount} {limit.Currency}") : null;
    }

    /// <summary>How long a level has, in hours of the clock.</summary>
    public static string? Window(string text, string level, decimal hours)
    {
        if (LevelOf(text, level) is not { } map) return null;
        var number = string.Create(CultureInfo.InvariantCulture, $"{hours:0.##}");
        if (Member(map, "windowHours") is ScalarNode plain) return Replaced(text, plain, number);
        return Member(map, "window") is ScalarNode window ? Replaced(text, window, $"{number} h") : null;
    }

    /// <summary>The level decides on its own what it asked one approver about.</summary>
    public static string? Automatic(string text, string level) =>
        LevelOf(text, level) is { } map && (Member(map, "decide") ?? Member(map, "decision")) is ScalarNode { Value: "one" } mode ? Replaced(text, mode, "automatic") : null;

    /// <summary>Without one kind of option, where options stand one below the other.</summary>
    public static string? WithoutOption(string text, string level, string kind)
    {
        if (TreeBuilder.Build(text) is not MapNode top || LevelOf(text, level) is not { } map || (Member(map, "options") ?? Member(top, "options")) is not ListNode options) return null;
        var index = options.Entries.ToList().FindIndex(entry => entry is ScalarNode one ? one.Value == kind : entry is MapNode option && Member(option, "kind") is ScalarNode named && named.Value == kind);
        if (index < 0 || options.Entries.Count < 2) return null;
        var lines = text.Split('\n').ToList();
        var (first, dash) = (options.Entries[index].At.Line - 1, DashOf(lines, options.Entries[index].At));
        if (dash < 0) return null;
        var last = first + 1;
        while (last < lines.Count && (lines[last].Trim().Length == 0 || lines[last].TakeWhile(letter => letter == ' ').Count() > dash)) last++;
        lines.RemoveRange(first, last - first);
        return string.Join('\n', lines);
    }

    /// <summary>Where the dash before an entry stands, from 0; below 0 where its line begins otherwise.</summary>
    private static int DashOf(List<string> lines, ReadingMark at)
    {
        var before = lines[at.Line - 1][..Math.Min(at.Column - 1, lines[at.Line - 1].Length)];
        return before.Trim() == "-" ? before.IndexOf('-', StringComparison.Ordinal) : -1;
    }

    private static MapNode? LevelOf(string text, string level)
    {
        if (TreeBuilder.Build(text) is not MapNode top) return null;
        if (Member(top, "level") is MapNode one) return one;
        if (Member(top, "levels") is not ListNode levels) return null;
        return levels.Entries.OfType<MapNode>().Select((map, index) => (Map: map, Name: Member(map, "name") is ScalarNode name ? name.Value : index == 0 ? "decide" : $"level {index + 1}")).FirstOrDefault(one => one.Name == level).Map;
    }

    private static TextNode? Member(MapNode map, string name) => map.Members.FirstOrDefault(member => member.Name == name)?.Value;

    private static string? Replaced(string text, ScalarNode scalar, string value)
    {
        if (!scalar.Plain || !scalar.Inline) return null;
        var lines = text.Split('\n');
        var (line, at) = (lines[scalar.At.Line - 1], scalar.At.Column - 1);
        if (at + scalar.Value.Length > line.Length || line.Substring(at, scalar.Value.Length) != scalar.Value) return null;
        lines[scalar.At.Line - 1] = line[..at] + value + line[(at + scalar.Value.Length)..];
        return string.Join('\n', lines);
    }
}
