namespace ControlTower.Core.Protocols.Reading;

/// <summary>Reads the levels: a list with names and conditions, or one alone.</summary>
internal static class LevelReading
{
    public static readonly string[] Members =
        ["name", "when", "functions", "decide", "decision", "authority", "window", "windowHours", "ladder", "onTimeout", "within", "withinHours", "reaskShare", "options"];

    public static (IReadOnlyList<Level> Levels, DocumentPlaces Places) Read(MemberReader top, ReadingFindings findings)
    {
        if (top.Has("level") && top.Has("levels")) findings.Add("/level", "the levels stand under levels already; keep one of the two");
        var one = !top.Has("levels");
        if (one && !top.Has("level")) findings.Add("/levels", "nobody decides; name at least one level with its functions and window");
        var entries = one ? top.Find("level") is { } level ? [(level, "/level")] : [] : top.List("levels");
        if (!one && top.Find("levels") is ListNode { Entries.Count: 0 }) findings.Add("/levels", "holds at least one level");
        var readers = entries.Select(entry => MemberReader.Of(entry.Item1, entry.Item2, findings, Members)).OfType<MemberReader>().ToList();
        var shared = top.Has("options") ? OptionReading.Read(top, findings) : [];
        if (readers.Count > 0 && readers.All(reader => reader.Has("options")) && top.Has("options")) findings.Add("/options", "every level has options of its own, so nobody takes these; leave them out");
        foreach (var reader in readers.Where(reader => !reader.Has("options") && !top.Has("options"))) findings.Add(one ? "/options" : $"{reader.Path}/options", "holds at least one option, for the level or for all levels together");
        var levels = readers.Select((reader, index) => Level(reader, index, findings) is var read && reader.Has("options") ? read : read with { Options = shared }).ToList();
        return (levels, new()
        {
            Trigger = top.Has("trigger") ? "/trigger" : "",
            OneLevel = one,
            SharesOptions = [.. readers.Select(reader => !reader.Has("options"))],
        });
    }

    private static Level Level(MemberReader reader, int index, ReadingFindings findings)
    {
        var functions = reader.Texts("functions");
        if (functions.Count == 0 && reader.Find("functions") is null or ListNode { Entries.Count: 0 }) findings.Add($"{reader.Path}/functions", "names at least one function, such as procurement");
        var window = Either(reader, ("window", "windowHours"), Amounts.LongestWindow, findings);
        if (window is null && !reader.Has("window") && !reader.Has("windowHours")) findings.Add($"{reader.Path}/windowHours", "the member window is required: how long the level has, such as 4 h");
        return new(functions, DecisionReading.Decision(reader, findings), DecisionReading.Authority(reader, findings), window?.Hours ?? 1, Ladder(reader, findings), reader.Choice("onTimeout", TimeoutPolicy.Park))
        {
            Name = reader.Text("name", ProtocolBounds.LongestId) ?? (index == 0 ? "decide" : $"level {index + 1}"),
            Working = window?.Working,
            When = reader.Conditions("when", findings),
            Options = reader.Has("options") ? OptionReading.Read(reader, findings) : [],
            WithinHours = Either(reader, ("within", "withinHours"), ProtocolBounds.LongestHours, findings)?.Hours,
            ReaskShare = reader.Number("reaskShare", 0, 10),
        };
    }

    private static List<Rung> Ladder(MemberReader level, ReadingFindings findings)
    {
        var rungs = new List<Rung>();
        foreach (var (node, path) in level.List("ladder"))
        {
            if (MemberReader.Of(node, path, findings, "function", "window", "windowHours") is not { } reader) continue;
            var window = Either(reader, ("window", "windowHours"), Amounts.LongestWindow, findings);
            if (window is null && !reader.Has("window") && !reader.Has("windowHours")) findings.Add($"{path}/windowHours", "the member window is required: how long the rung has, such as 2 h");
            rungs.Add(new(reader.Required("function", ProtocolBounds.LongestId), window?.Hours ?? 1) { Working = window?.Working });
        }
        return rungs;
    }

    private static (decimal Hours, bool? Working)? Either(MemberReader reader, (string Long, string Short) names, decimal longest, ReadingFindings findings)
    {
        if (reader.Has(names.Long) && reader.Has(names.Short)) findings.Add($"{reader.Path}/{names.Short}", $"{names.Long} says it already; keep one of the two");
        return reader.Duration(reader.Has(names.Long) ? names.Long : names.Short, longest, findings);
    }
}
