using System.Text.Json;

namespace ControlTower.Core.Kernel.Json;

/// <summary>
/// Checks a document against the part of JSON Schema 2020-12 that the tower's own schemas use: type, required, properties,
/// additionalProperties (false), enum, items, maxItems, minLength, maxLength, minimum, maximum, exclusiveMinimum,
/// format date-time, and $ref into the same file's $defs. Texts may hold no control characters and no lone surrogates.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaNode root;

    private JsonSchema(SchemaNode root, string text)
    {
        this.root = root;
        Text = text;
    }

    /// <summary>The schema as it is served.</summary>
    public string Text { get; }

    public static JsonSchema Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return new(new SchemaReader(document.RootElement).Read(), text);
    }

    /// <summary>One of the schema's definitions by itself.</summary>
    public JsonSchema Definition(string name)
    {
        using var document = JsonDocument.Parse(Text);
        return new(new SchemaReader(document.RootElement).Read(name), document.RootElement.GetProperty("$defs").GetProperty(name).GetRawText());
    }

    public void Check(JsonElement value, JsonFindings findings) => new SchemaWalk(findings).Check(root, value);
}
