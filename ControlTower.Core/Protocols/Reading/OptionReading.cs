namespace ControlTower.Core.Protocols.Reading;

/// <summary>Reads options with their steps; an option is its kind alone, or an object.</summary>
internal static class OptionReading
{
    public static IReadOnlyList<OptionRule> Read(MemberReader reader, ReadingFindings findings)
    {
        if (reader.Find("options") is ListNode { Entries.Count: 0 }) findings.Add($"{reader.Path}/options", "holds at least one option, such as wait");
        var options = reader.List("options").Select(entry => Option(entry.Node, entry.Path, findings)).OfType<OptionRule>().ToList();
        var kinds = options.Select(option => option.Kind).ToList();
        foreach (var index in Enumerable.Range(0, kinds.Count).Where(index => kinds.IndexOf(kinds[index]) < index)) findings.Add($"{reader.Path}/options/{index}", $"the option {kinds[index]} stands twice; keep one");
        return options;
    }

    private static OptionRule? Option(TextNode node, string path, ReadingFindings findings)
    {
        if (node is ScalarNode) return MemberReader.TextOf(node, path, ProtocolBounds.LongestId, findings) is { } kind ? new(kind, []) : null;
        if (MemberReader.Of(node, path, findings, "kind", "steps") is not { } reader) return null;
        return new(reader.Required("kind", ProtocolBounds.LongestId), [.. reader.List("steps").Select(step => Step(step.Node, step.Path, findings)).OfType<StepRule>()]);
    }

    private static StepRule? Step(TextNode node, string path, ReadingFindings findings)
    {
        if (MemberReader.Of(node, path, findings, "function", "action", "within", "withinHours", "name", "after", "undo", "task") is not { } reader) return null;
        return new(reader.Required("function", ProtocolBounds.LongestId), reader.Required("action", ProtocolBounds.LongestText), Within(reader, findings))
        {
            Name = reader.Text("name", ProtocolBounds.LongestId),
            After = reader.Has("after") ? reader.Texts("after") : null,
            Undo = reader.Text("undo", ProtocolBounds.LongestText),
            Task = reader.Flag("task"),
        };
    }

    private static decimal Within(MemberReader reader, ReadingFindings findings)
    {
        if (reader.Has("within") && reader.Has("withinHours")) findings.Add($"{reader.Path}/withinHours", "within says it already; keep one of the two");
        if (reader.Has("within")) return reader.Duration("within", ProtocolBounds.LongestHours, findings)?.Hours ?? 0;
        return reader.Number("withinHours", 0, ProtocolBounds.LongestHours) ?? 0;
    }
}
