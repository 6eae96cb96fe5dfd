using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>Reads the rules of fields out of YAML; bounded in depth and number, so that a text that refers to itself ends too.</summary>
internal sealed class FieldRuleReader
{
    private const int Deepest = 5;
    private const int MostNodes = 2_000;
    private const int MostErrors = 100;

    private readonly List<FieldError> errors = [];
    private int nodes;

    public IReadOnlyList<FieldError> Errors => errors;

    public void Fault(YamlNode node, string message)
    {
        if (errors.Count < MostErrors) errors.Add(new($"line {node.Start.Line}, column {node.Start.Column}", message));
    }

    public IEnumerable<(string Name, YamlNode Node)> Members(YamlMappingNode node)
    {
        foreach (var (key, value) in node.Children)
        {
            if (++nodes > MostNodes)
            {
                if (nodes == MostNodes + 1) Fault(value, $"a mapping has up to {MostNodes} members");
                yield break;
            }
            if (key is YamlScalarNode { Value: { Length: > 0 } name }) yield return (name, value);
            else Fault(key, "the name of a member is a text");
        }
    }

    public IReadOnlyList<NamedRule> Fields(YamlNode node, int depth)
    {
        if (node is YamlMappingNode map) return [.. Members(map).Select(member => new NamedRule(member.Name, Rule(member.Node, depth + 1, false)))];
        Fault(node, "expected members, each with where it comes from");
        return [];
    }

    /// <param name="constant">A plain text stands for itself, not for a path.</param>
    public FieldRule Rule(YamlNode node, int depth, bool constant)
    {
        if (depth > Deepest)
        {
            Fault(node, $"fields are nested up to {Deepest} deep");
            return new();
        }
        if (node is not YamlMappingNode map) return constant && node is YamlScalarNode ? new() { Value = Scalar(node) } : new() { From = Paths(node) };
        var rule = new FieldRule();
        foreach (var (name, value) in Members(map)) rule = With(rule, (name, value), depth);
        if (rule.From.Count == 0 && rule.Value is null && rule.Otherwise is null && rule.Fields.Count == 0 && rule.Each is null) Fault(node, "expected from, value, otherwise, each or fields");
        return rule;
    }

    public JsonPath? Path(YamlNode node)
    {
        var (path, error) = JsonPath.Parse(Text(node));
        if (error is not null) Fault(node, error);
        return path;
    }

    private FieldRule With(FieldRule rule, (string Name, YamlNode Node) member, int depth) => member.Name switch
    {
        "from" => rule with { From = Paths(member.Node) },
        "join" => rule with { Join = Text(member.Node) },
        "value" => rule with { Value = Scalar(member.Node) },
        "values" => rule with { Values = Values(member.Node) },
        "otherwise" => rule with { Otherwise = Scalar(member.Node) },
        "times" => rule with { Times = Number(member.Node), As = ValueForm.Number },
        "format" => rule with { Formats = Texts(member.Node), As = ValueForm.Instant },
        "zone" => rule with { Zone = Zone(member.Node), As = ValueForm.Instant },
        "prefix" => rule with { Prefix = Text(member.Node), As = rule.As == ValueForm.AsItIs ? ValueForm.Text : rule.As },
        "as" => rule with { As = Form(member.Node) },
        "each" => rule with { Each = Path(member.Node) },
        "fields" => rule with { Fields = Fields(member.Node, depth) },
        _ => Unknown(rule, member),
    };

    private FieldRule Unknown(FieldRule rule, (string Name, YamlNode Node) member)
    {
        Fault(member.Node, $"there is no member '{member.Name}' here; expected from, join, value, values, otherwise, times, format, zone, prefix, as, each, fields");
        return rule;
    }

    private List<JsonPath> Paths(YamlNode node) =>
        [.. (node is YamlSequenceNode list ? list.Children.Take(MostErrors) : [node]).Select(Path).OfType<JsonPath>()];

    private List<string> Texts(YamlNode node) => [.. (node is YamlSequenceNode list ? list.Children.Take(MostErrors) : [node]).Select(Text)];

    private string Text(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } text }) return text;
        Fault(node, "expected a text");
        return "";
    }

    private OrdinalMap<string> Values(YamlNode node)
    {
        if (node is YamlMappingNode map) return OrdinalMap<string>.From(Members(map).Select(member => KeyValuePair.Create(member.Name, Text(member.Node))));
        Fault(node, "expected what the document says and what it means, as members");
        return OrdinalMap<string>.Empty;
    }

    private decimal? Number(YamlNode node)
    {
        if (decimal.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) is > 0 and <= 1_000_000_000) return number;
        Fault(node, "expected a number other than 0, up to 1000000000");
        return null;
    }

    private string? Zone(YamlNode node)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(Text(node), out _)) return Text(node);
        Fault(node, $"'{Text(node)}' is not an IANA time zone");
        return null;
    }

    private ValueForm Form(YamlNode node)
    {
        switch (Text(node))
        {
            case "text": return ValueForm.Text;
            case "number": return ValueForm.Number;
            case "instant": return ValueForm.Instant;
            default:
                Fault(node, "expected text, number or instant");
                return ValueForm.AsItIs;
        }
    }

    /// <summary>Numbers and booleans where they stand plain, else texts.</summary>
    private JsonElement Scalar(YamlNode node)
    {
        var text = Text(node);
        if (node is YamlScalarNode { Style: ScalarStyle.Plain })
        {
            if (text is "true" or "false") return JsonSerializer.SerializeToElement(text == "true");
            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return JsonSerializer.SerializeToElement(number);
        }
        return JsonSerializer.SerializeToElement(text);
    }
}
