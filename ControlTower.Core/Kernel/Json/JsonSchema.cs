using System.Text.Json;

namespace ControlTower.Core.Kernel.Json;

/// <summary>
/// Checks a document against the part of JSON Schema 2020-12 that the tower's own schemas use: type, required, properties,
/// additionalProperties (false), enum, items, maxItems, minLength, maxLength, minimum, maximum, exclusiveMinimum,
/// format date-time, and $ref into the same file's $defs. Texts may hold no control characters and no lone surrogates.
/// </summary>
public sealed class JsonSchema
{
    private readonly JsonElement root;

    private JsonSchema(JsonElement root, string text)
    {
        this.root = root;
        Text = text;
    }

    /// <summary>The schema as it is served.</summary>
    public string Text { get; }

    public static JsonSchema Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return new(document.RootElement.Clone(), text);
    }

    public void Check(JsonElement value, JsonFindings findings) => Check(root, value, "", findings);

    private void Check(JsonElement schema, JsonElement value, string pointer, JsonFindings findings)
    {
        if (findings.Full) return;
        if (schema.TryGetProperty("$ref", out var reference)) schema = Resolve(reference.GetString()!);
        if (!HasType(schema, value, pointer, findings)) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: CheckObject(schema, value, pointer, findings); break;
            case JsonValueKind.Array: CheckArray(schema, value, pointer, findings); break;
            case JsonValueKind.String: JsonText.Check(schema, value, pointer, findings); break;
            case JsonValueKind.Number: CheckNumber(schema, value, pointer, findings); break;
        }
    }

    private JsonElement Resolve(string reference) => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static bool HasType(JsonElement schema, JsonElement value, string pointer, JsonFindings findings)
    {
        if (!schema.TryGetProperty("type", out var type)) return true;
        if (type.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in type.EnumerateArray())
            {
                if (Is(one.GetString()!, value)) return true;
            }
        }
        else if (Is(type.GetString()!, value))
        {
            return true;
        }
        findings.Add(pointer, $"expected {Spoken(type)}, found {Spoken(value.ValueKind)}");
        return false;
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };

    private void CheckObject(JsonElement schema, JsonElement value, string pointer, JsonFindings findings)
    {
        schema.TryGetProperty("properties", out var properties);
        var open = !schema.TryGetProperty("additionalProperties", out var additional) || additional.ValueKind != JsonValueKind.False;
        var seen = new HashSet<string>(StringComparer.Ordinal); // lookup only
        foreach (var member in value.EnumerateObject())
        {
            if (!JsonText.TryName(member, out var name))
            {
                findings.Add(pointer, "a member's name is not valid Unicode");
                continue;
            }
            var at = $"{pointer}/{Escape(name)}";
            if (!seen.Add(name)) findings.Add(at, "the member stands twice");
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var inner)) Check(inner, member.Value, at, findings);
            else if (!open) findings.Add(at, "the member is unknown" + Expected(properties));
            if (findings.Full) return;
        }
        if (!schema.TryGetProperty("required", out var required)) return;
        foreach (var name in required.EnumerateArray())
        {
            if (!seen.Contains(name.GetString()!)) findings.Add($"{pointer}/{name.GetString()}", "the member is required");
        }
    }

    private static string Expected(JsonElement properties) => properties.ValueKind != JsonValueKind.Object
        ? ""
        : "; expected one of " + string.Join(", ", properties.EnumerateObject().Select(property => property.Name));

    private void CheckArray(JsonElement schema, JsonElement value, string pointer, JsonFindings findings)
    {
        var length = value.GetArrayLength();
        if (schema.TryGetProperty("minItems", out var least) && length < least.GetInt32()) findings.Add(pointer, $"holds {length} entries, expected at least {least}");
        if (schema.TryGetProperty("maxItems", out var most) && length > most.GetInt32())
        {
            findings.Add(pointer, $"holds {length} entries, expected at most {most}");
            return;
        }
        if (!schema.TryGetProperty("items", out var items)) return;
        var index = 0;
        foreach (var entry in value.EnumerateArray())
        {
            Check(items, entry, $"{pointer}/{index++}", findings);
            if (findings.Full) return;
        }
    }

    private static void CheckNumber(JsonElement schema, JsonElement value, string pointer, JsonFindings findings)
    {
        if (!value.TryGetDecimal(out var number) || number is > Micros.Limit or < -Micros.Limit)
        {
            findings.Add(pointer, $"{Shortened(value.GetRawText())} is beyond ±{Micros.Limit}");
            return;
        }
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDecimal()) findings.Add(pointer, $"{number} is below {least}");
        if (schema.TryGetProperty("exclusiveMinimum", out var above) && number <= above.GetDecimal()) findings.Add(pointer, $"{number} is not above {above}");
        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDecimal()) findings.Add(pointer, $"{number} is above {most}");
    }

    private static string Spoken(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? string.Join(" or ", type.EnumerateArray().Select(one => one.GetString()))
        : type.GetString()!;

    private static string Spoken(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Undefined => "nothing",
        _ => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..],
    };

    private static string Escape(string name) => Shortened(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static string Shortened(string text) => text.Length <= 64 ? text : text[..(char.IsHighSurrogate(text[63]) ? 63 : 64)] + "…";
}
