namespace ControlTower.Core.Protocols.Editing;

/// <summary>From <paramref name="Start"/> up to, not including, <paramref name="End"/> other text stands.</summary>
internal readonly record struct EditSplice(int Start, int End, string Text);

/// <summary>Which characters of a text change when a part of it does.</summary>
internal sealed class EditWriting(string text, EditPrinter printer)
{
    /// <summary>In which order members are written; one that is added goes behind those that come before it here.</summary>
    private static readonly string[] Order =
    [
        "id", "title", "reason", "mode", "trigger", "cases", "signals", "schedule", "kpi", "stock", "recommendations", "sites", "items",
        "name", "kind", "when", "level", "levels", "function", "functions", "action", "decide", "decision", "quorum", "weights", "needed", "veto",
        "authority", "perDecision", "perDay", "quantity", "duration", "durationHours", "window", "windowHours", "ladder", "onTimeout", "within", "withinHours", "reaskShare",
        "after", "undo", "task", "options", "steps", "breakers",
    ];

    public EditSplice Replacing(EditNode node, EditValue value)
    {
        if (node.InFlow) return new(node.Start, node.End, printer.Flow(value));
        var indent = ColumnOfOwner(node) + 2;
        if (EditPrinter.IsLines(value)) return IsEntry(node) ? new(node.After, Math.Max(node.End, node.After), printer.AfterDash(value, indent)) : new(node.After, Math.Max(node.End, node.After), printer.AfterColon(value, indent));
        if (node is EditScalar { IsNothing: true } or { IsBlock: true } || node.Start < node.After) return new(node.After, Math.Max(node.End, node.After), printer.AfterColon(value, indent));
        return new(node.Start, node.End, printer.AfterColon(value, indent).TrimStart(' '));
    }

    public EditSplice Adding(EditMap map, string name, EditValue value)
    {
        var before = Before(map, Array.IndexOf(Order, name));
        if (map.Flow || map.InFlow)
        {
            var member = $"{printer.Name(name)}: {printer.Flow(value)}";
            return before is null ? new(map.Start, map.End, $"{{ {member} }}") : new(before.Value.End, before.Value.End, $", {member}");
        }
        if (before is null) return new(map.Start, map.End, $"{printer.Name(name)}:{printer.AfterColon(value, map.Column + 2)}");
        return AtLineAfter(before.Value, $"{new string(' ', before.Column)}{printer.Name(name)}:{printer.AfterColon(value, before.Column + 2)}");
    }

    /// <summary>The member behind which one of that rank goes; null where there is none at all.</summary>
    private static EditMember? Before(EditMap map, int rank)
    {
        if (map.Members.Count == 0) return null;
        if (rank < 0) return map.Members[^1];
        return map.Members.LastOrDefault(member => Array.IndexOf(Order, member.Name) is var other && other >= 0 && other < rank) ?? map.Members[0];
    }

    public EditSplice Appending(EditList list, EditValue entry)
    {
        if (list.Entries.Count == 0) return new(list.Start, list.End, $"[{printer.Flow(entry)}]");
        var last = list.Entries[^1];
        return list.Flow || list.InFlow
            ? new(last.End, last.End, $", {printer.Flow(entry)}")
            : AtLineAfter(last, $"{new string(' ', list.Column)}-{printer.AfterDash(entry, list.Column + 2)}");
    }

    public EditSplice Without(EditMap map, int index)
    {
        var member = map.Members[index];
        if (map.Members.Count == 1) return new(map.Start, Math.Max(map.End, map.Start), "{}");
        if (map.Flow || map.InFlow) return Cut(member.Start, member.Value.End, map.Members.ElementAtOrDefault(index + 1)?.Start, index > 0 ? map.Members[index - 1].Value.End : null);
        // The first of a list's entry stands behind the dash.
        if (index == 0 && text[LineStart(member.Start)..member.Start].Trim().Length > 0) return new(member.Start, map.Members[1].Start, "");
        return Lines(member.Start, member.Value);
    }

    public EditSplice Without(EditList list, int index)
    {
        var entry = list.Entries[index];
        if (list.Flow || list.InFlow) return Cut(entry.Start, entry.End, list.Entries.ElementAtOrDefault(index + 1)?.Start, index > 0 ? list.Entries[index - 1].End : null);
        return text[LineStart(entry.After)..(entry.After - 1)].Trim().Length > 0 ? new(entry.Start, entry.Start, "") : Lines(entry.After, entry);
    }

    /// <summary>What stands behind the dash of each goes with it, a comment on its lines as well; comments between the two stay.</summary>
    public EditSplice Swapping(EditList list, int index)
    {
        var (first, second) = (Range(list.Entries[index - 1]), Range(list.Entries[index]));
        return new(first.Start, second.End, text[second.Start..second.End] + text[first.End..second.Start] + text[first.Start..first.End]);

        (int Start, int End) Range(EditNode entry)
        {
            if (list.Flow || list.InFlow) return (entry.Start, entry.End);
            var end = text.IndexOf('\n', Math.Max(entry.End, entry.After));
            return (entry.After, end >= 0 ? end : text.Length);
        }
    }

    private static EditSplice Cut(int start, int end, int? next, int? before) => next is { } follows ? new(start, follows, "") : new(before ?? start, end, "");

    /// <summary>Whole lines, from that of a place to the last of a part.</summary>
    private EditSplice Lines(int start, EditNode part)
    {
        var end = text.IndexOf('\n', Math.Max(part.End, part.After));
        return end >= 0 ? new(LineStart(start), end + 1, "") : new(Math.Max(0, LineStart(start) - 1), text.Length, "");
    }

    private EditSplice AtLineAfter(EditNode part, string line)
    {
        var end = text.IndexOf('\n', Math.Max(part.End, part.After));
        return end >= 0 ? new(end, end, $"\n{line}") : new(text.Length, text.Length, $"\n{line}");
    }

    private bool IsEntry(EditNode node) => node.After > 0 && node.After <= text.Length && text[node.After - 1] == '-';

    /// <summary>Of the member's name, or of the dash, that a part belongs to.</summary>
    private int ColumnOfOwner(EditNode node)
    {
        var start = LineStart(node.After);
        if (IsEntry(node)) return node.After - 1 - start;
        var line = text[start..Math.Min(node.After, text.Length)];
        var at = 0;
        while (at < line.Length && (line[at] == ' ' || (line[at] == '-' && at + 1 < line.Length && line[at + 1] == ' '))) at++;
        return at;
    }

    private int LineStart(int index) => index == 0 ? 0 : text.LastIndexOf('\n', Math.Min(index, text.Length) - 1) + 1;
}
