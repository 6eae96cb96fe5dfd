using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>Makes the members of a signal out of an element of a document.</summary>
internal sealed class FieldMaker(MappedElement root)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public void Fill(JsonObject target, IReadOnlyList<NamedRule> rules, MappedElement element)
    {
        foreach (var (name, rule) in rules)
        {
            if (Make(rule, element) is { } value) target[name] = value;
        }
    }

    /// <returns>Null where the document says nothing, and nothing stands in.</returns>
    private JsonNode? Make(FieldRule rule, MappedElement element)
    {
        if (rule.Each is { } each) return new JsonArray([.. each.Find(root, element).Select(entry => Entry(rule, entry))]);
        if (rule.Fields.Count > 0) return Object(rule, element);
        if (rule.Value is { } constant) return JsonNode.Parse(constant.GetRawText());
        return rule.Join is { } join ? Joined(rule, element, join) : Single(rule, element);
    }

    private JsonNode? Entry(FieldRule rule, MappedElement entry) =>
        rule.Fields.Count > 0 ? Object(rule, entry)
        : rule.From.Count > 0 ? Single(rule, entry)
        : Formed(rule, entry);

    private JsonObject Object(FieldRule rule, MappedElement element)
    {
        var made = new JsonObject();
        Fill(made, rule.Fields, element);
        return made;
    }

    private JsonNode? Single(FieldRule rule, MappedElement element)
    {
        foreach (var found in rule.From.SelectMany(path => path.Find(root, element).Take(1)))
        {
            if (found.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) return Formed(rule, found);
        }
        return Otherwise(rule);
    }

    private JsonNode? Joined(FieldRule rule, MappedElement element, string join)
    {
        var parts = rule.From.SelectMany(path => path.Find(root, element).Take(1)).Select(TextOf).ToList();
        return parts.Count == rule.From.Count ? JsonValue.Create(rule.Prefix + string.Join(join, parts)) : Otherwise(rule);
    }

    private static JsonNode? Otherwise(FieldRule rule) => rule.Otherwise is { } otherwise ? JsonNode.Parse(otherwise.GetRawText()) : null;

    private static JsonNode? Formed(FieldRule rule, MappedElement found)
    {
        if (rule.Values is { } values)
        {
            if (values.TryGetValue(TextOf(found), out var meant)) return JsonValue.Create(meant);
            return Otherwise(rule) ?? throw new MappingFault(found.Pointer, $"'{Cut(TextOf(found))}' is none of the values that the mapping knows");
        }
        return rule.As switch
        {
            ValueForm.Text => JsonValue.Create(rule.Prefix + TextOf(found)),
            ValueForm.Number => JsonValue.Create(NumberOf(found) * (rule.Times ?? 1)),
            ValueForm.Instant => JsonValue.Create(InstantOf(rule, found)),
            _ => JsonNode.Parse(found.Value.GetRawText()),
        };
    }

    private static string InstantOf(FieldRule rule, MappedElement found)
    {
        var (at, error) = InstantText.Read(TextOf(found), rule);
        return at is { } time ? time.ToString(Instant, CultureInfo.InvariantCulture) : throw new MappingFault(found.Pointer, Cut(error!));
    }

    private static decimal NumberOf(MappedElement found) =>
        decimal.TryParse(TextOf(found), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000_000_000_000
            ? number
            : throw new MappingFault(found.Pointer, $"'{Cut(TextOf(found))}' is not a number");

    private static string TextOf(MappedElement found) => found.Value.ValueKind switch
    {
        JsonValueKind.String => found.Value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.Value.GetRawText(),
        _ => throw new MappingFault(found.Pointer, "expected a text, a number or a boolean"),
    };

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
