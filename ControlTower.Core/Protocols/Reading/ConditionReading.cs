using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>Reads conditions: each a text, or an object of a field and one figure that it is tested against.</summary>
internal static class ConditionReading
{
    private static readonly string[] Signs = [">=", ">", "<=", "<"];

    /// <summary>Their canonical texts; those that are none are findings.</summary>
    public static IReadOnlyList<string> Conditions(this MemberReader reader, string name, ReadingFindings findings)
    {
        if (reader.Find(name) is ScalarNode one) return Read(one, $"{reader.Path}/{name}", findings) is { } only ? [only] : [];
        return [.. reader.List(name).Select(entry => Read(entry.Node, entry.Path, findings)).OfType<string>()];
    }

    private static string? Read(TextNode node, string path, ReadingFindings findings)
    {
        if (node is MapNode) return Figure(node, path, findings);
        if (MemberReader.TextOf(node, path, ProtocolBounds.LongestText, findings) is not { } text) return null;
        if (Condition.Read(text, out var fault) is { } condition) return condition.ToString();
        findings.AddWithin(path, fault!.At, fault.Message);
        return null;
    }

    private static string? Figure(TextNode node, string path, ReadingFindings findings)
    {
        if (MemberReader.Of(node, path, findings, ["field", .. ConditionFields.Tests]) is not { } reader) return null;
        var field = reader.Required("field", ProtocolBounds.LongestId);
        var tests = ConditionFields.Tests.Select((test, index) => (Sign: Signs[index], Test: test)).Where(one => reader.Has(one.Test)).ToList();
        if (tests.Count != 1)
        {
            findings.Add(path, $"holds exactly one of {string.Join(", ", ConditionFields.Tests)}");
            return null;
        }
        if (reader.Number(tests[0].Test, -Micros.Limit, Micros.Limit) is not { } value || field.Length == 0) return null;
        if (ConditionFields.Find(field) is not { Kind: FieldKind.Number })
        {
            var numbers = ConditionFields.All.Where(one => one.Kind == FieldKind.Number).Select(one => one.Name).ToList();
            findings.Add($"{path}/field", $"there is no figure '{field}'{Spelling.Hint(field, numbers)}");
            return null;
        }
        if (Condition.Read($"{field} {tests[0].Sign} {value.ToString(CultureInfo.InvariantCulture)}", out var fault) is { } condition) return condition.ToString();
        findings.Add(path, fault!.Message);
        return null;
    }
}
