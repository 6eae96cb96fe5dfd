using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>Reads the members of one object; what is not as expected becomes a finding and reads as if it were left out.</summary>
internal sealed class MemberReader
{
    private readonly MapNode map;
    private readonly ReadingFindings findings;

    private MemberReader(MapNode map, string path, ReadingFindings findings) => (this.map, Path, this.findings) = (map, path, findings);

    public string Path { get; }

    /// <summary>Null where it is no object; then there is a finding. Members other than the known ones are findings.</summary>
    public static MemberReader? Of(TextNode node, string path, ReadingFindings findings, params string[] known)
    {
        findings.Mark(path, node);
        if (node is not MapNode map)
        {
            findings.Add(path, $"expected an object with {string.Join(", ", known)}, found {node.Words}");
            return null;
        }
        foreach (var member in map.Members.Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            findings.Add(member.At, $"{path}/{Escaped(member.Name)}", $"there is no member '{Shown(member.Name)}' here{Spelling.Hint(member.Name, known)}");
        }
        return new(map, path, findings);
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Null where it is left out or says nothing.</summary>
    public TextNode? Find(string name)
    {
        var node = map.Members.FirstOrDefault(member => member.Name == name)?.Value;
        if (node is null or ScalarNode { IsNull: true }) return null;
        findings.Mark($"{Path}/{name}", node);
        return node;
    }

    public string? Text(string name, int most)
    {
        if (Find(name) is not { } node) return null;
        return TextOf(node, $"{Path}/{name}", most, findings);
    }

    public string Required(string name, int most)
    {
        var text = Text(name, most);
        if (!Has(name) || string.IsNullOrWhiteSpace(text) && Find(name) is ScalarNode) findings.Add($"{Path}/{name}", $"the member {name} is required; say what it is");
        return text ?? "";
    }

    public static string? TextOf(TextNode node, string path, int most, ReadingFindings findings)
    {
        findings.Mark(path, node);
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            findings.Add(path, $"expected a text, found {node.Words}");
            return null;
        }
        if (JsonText.Objection(scalar.Value, most) is not { } objection) return scalar.Value;
        findings.Add(path, objection);
        return null;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is ScalarNode one) return TextOf(one, $"{Path}/{name}", ProtocolBounds.LongestTitle, findings) is { } text ? [text] : [];
        var texts = List(name).Select(entry => TextOf(entry.Node, entry.Path, ProtocolBounds.LongestTitle, findings)).OfType<string>().ToList();
        foreach (var (text, index) in texts.Select((text, index) => (text, index)).Where(pair => texts.IndexOf(pair.text) < pair.index)) findings.Add($"{Path}/{name}/{index}", $"'{Shown(text)}' stands twice; keep one");
        return texts;
    }

    /// <summary>Empty where it is left out, or no list.</summary>
    public IReadOnlyList<(TextNode Node, string Path)> List(string name)
    {
        if (Find(name) is not { } node) return [];
        var path = $"{Path}/{name}";
        if (node is not ListNode list)
        {
            findings.Add(path, $"expected a list, found {node.Words}; write it as [a, b] or with a dash before each entry");
            return [];
        }
        if (list.Entries.Count > ProtocolBounds.MostEntries) findings.Add(path, $"the list holds {list.Entries.Count} entries, expected at most {ProtocolBounds.MostEntries}");
        return [.. list.Entries.Take(ProtocolBounds.MostEntries).Select((entry, index) => (entry, $"{path}/{index.ToString(CultureInfo.InvariantCulture)}"))];
    }

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (map.Members.FirstOrDefault(member => member.Name == name)?.Value is not { } node) return otherwise;
        findings.Mark($"{Path}/{name}", node);
        return ChoiceOf<T>(node, $"{Path}/{name}", findings) ?? otherwise;
    }

    public static T? ChoiceOf<T>(TextNode node, string path, ReadingFindings findings)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(one => char.ToLowerInvariant(one[0]) + one[1..]).ToList();
        if (node is ScalarNode scalar && names.IndexOf(scalar.Value) is var index and >= 0) return Enum.GetValues<T>()[index];
        findings.Add(path, $"expected one of {string.Join(", ", names)}, found {node.Words}");
        return null;
    }

    public decimal? Number(string name, decimal least, decimal most)
    {
        if (Find(name) is not { } node) return null;
        if (TryNumber(node, out var value) && value >= least && value <= most) return value;
        var range = string.Create(CultureInfo.InvariantCulture, $"from {least:0.#########} to {most:0.#########}");
        findings.Add($"{Path}/{name}", $"expected a number {range}, found {node.Words}{(node is ScalarNode { Plain: false } ? "; write it without quotes" : "")}");
        return null;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Number(name, least, most) is not { } number) return null;
        if (number == decimal.Truncate(number)) return (int)number;
        findings.Add($"{Path}/{name}", "expected a whole number");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } node) return null;
        if (node is ScalarNode { Plain: true, Value: "true" or "false" } scalar) return scalar.Value == "true";
        findings.Add($"{Path}/{name}", $"expected true or false, found {node.Words}");
        return null;
    }

    public static bool TryNumber(TextNode node, out decimal value)
    {
        value = 0;
        return node is ScalarNode { Plain: true } scalar
            && decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && value is >= -Micros.Limit and <= Micros.Limit;
    }

    private static string Escaped(string name) => Shown(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static string Shown(string name) => name.Length <= 64 ? name : name[..(char.IsHighSurrogate(name[63]) ? 63 : 64)] + "…";
}
