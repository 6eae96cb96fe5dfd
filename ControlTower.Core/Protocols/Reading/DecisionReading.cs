using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>Reads how a level decides, and within which authority.</summary>
internal static class DecisionReading
{
    public static readonly string[] Members = ["mode", "quorum", "weights", "needed", "veto"];

    public static DecisionRule Decision(MemberReader level, ReadingFindings findings)
    {
        if (level.Has("decide") && level.Has("decision")) findings.Add($"{level.Path}/decision", "how it decides stands under decide already; keep one of the two");
        var name = level.Has("decide") ? "decide" : "decision";
        if (level.Find(name) is not { } node) return new(DecisionMode.One);
        var path = $"{level.Path}/{name}";
        if (node is ScalarNode) return new(MemberReader.ChoiceOf<DecisionMode>(node, path, findings) ?? DecisionMode.One);
        if (MemberReader.Of(node, path, findings, Members) is not { } reader) return new(DecisionMode.One);
        if (!reader.Has("mode")) findings.Add($"{path}/mode", "the member mode is required: automatic, one, joint or sequential");
        return new(reader.Choice("mode", DecisionMode.One))
        {
            Quorum = reader.Find("quorum") is ScalarNode { Value: "all" } ? null : reader.Whole("quorum", 1, ProtocolBounds.MostEntries),
            Weights = Weights(reader, findings),
            WeightNeeded = reader.Number("needed", 0, Micros.Limit),
            Veto = reader.Texts("veto"),
        };
    }

    private static IReadOnlyList<Weight> Weights(MemberReader decide, ReadingFindings findings)
    {
        if (decide.Find("weights") is not { } node) return [];
        if (node is not MapNode map)
        {
            findings.Add($"{decide.Path}/weights", $"expected an object of functions and what their voices weigh, such as {{ procurement: 2 }}; found {node.Words}");
            return [];
        }
        var path = $"{decide.Path}/weights";
        if (map.Members.Count > ProtocolBounds.MostEntries) findings.Add(path, $"expected at most {ProtocolBounds.MostEntries} functions");
        var reader = MemberReader.Of(map, path, findings, [.. map.Members.Select(member => member.Name)])!;
        return [.. map.Members.Take(ProtocolBounds.MostEntries).Select(member => (member.Name, Value: reader.Number(member.Name, 0, 1_000))).Where(one => one.Value is not null).Select(one => new Weight(one.Name, one.Value!.Value))];
    }

    public static Authority? Authority(MemberReader level, ReadingFindings findings)
    {
        if (level.Find("authority") is not { } node) return null;
        var path = $"{level.Path}/authority";
        if (node is not MapNode map || map.Members.Any(member => member.Name is "amount" or "currency"))
        {
            return Amounts.Money(node, path, findings) is { } one ? new() { PerDecision = one } : null;
        }
        if (MemberReader.Of(node, path, findings, "perDecision", "perDay", "quantity", "durationHours", "duration") is not { } reader) return null;
        if (map.Members.Count == 0) findings.Add(path, "an authority without limits is written by leaving it out");
        return new()
        {
            PerDecision = reader.Money("perDecision", findings),
            PerDay = reader.Money("perDay", findings),
            Quantity = reader.Number("quantity", 0, Micros.Limit) is { } units ? Quantity.Of(units) : null,
            DurationHours = reader.Duration(reader.Has("duration") ? "duration" : "durationHours", ProtocolBounds.LongestHours, findings)?.Hours,
        };
    }
}
