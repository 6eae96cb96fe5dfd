using ControlTower.Core.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>Reads a mapping as people write it, in YAML; what it does not know it refuses, with line and column.</summary>
public static class SignalMappingText
{
    private static readonly string[] Envelope = ["source", "type", "id", "time", "subject"];
    private static readonly string[] Needed = ["source", "type", "id"];

    public static Result<SignalMapping> Parse(string text)
    {
        if (text.Length > SignalMapping.LongestText) return Refused([new("", $"A mapping has up to {SignalMapping.LongestText} characters, found {text.Length}.")]);
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root) return Refused([new("line 1, column 1", "Expected one mapping with the members source, type, id and data.")]);
            return Read(root);
        }
        catch (YamlException problem)
        {
            return Refused([new($"line {problem.Start.Line}, column {problem.Start.Column}", problem.InnerException?.Message ?? problem.Message)]);
        }
    }

    private static Result<SignalMapping> Read(YamlMappingNode root)
    {
        var rules = new FieldRuleReader();
        var envelope = new List<NamedRule>();
        IReadOnlyList<NamedRule> data = [];
        JsonPath? each = null;
        foreach (var (name, node) in rules.Members(root))
        {
            if (Envelope.Contains(name)) envelope.Add(new(name, rules.Rule(node, 0, name is "source" or "type")));
            else if (name == "each") each = rules.Path(node);
            else if (name == "data") data = rules.Fields(node, 0);
            else rules.Fault(node, $"there is no member '{name}' here; expected each, {string.Join(", ", Envelope)}, data");
        }
        foreach (var missing in Needed.Where(name => envelope.All(one => one.Name != name))) rules.Fault(root, $"the member '{missing}' is required");
        if (data.Count == 0) rules.Fault(root, "the member 'data' is required");
        return rules.Errors.Count > 0 ? Refused(rules.Errors) : new SignalMapping(each, envelope, data);
    }

    private static Refusal Refused(IReadOnlyList<FieldError> errors) =>
        new(RefusalKind.Unprocessable, $"The mapping cannot be used: {(errors[0].Pointer.Length > 0 ? $"{errors[0].Pointer}: " : "")}{errors[0].Message}", errors[0].Pointer)
        {
            Errors = errors,
            ErrorCount = errors.Count,
        };
}
