using System.Text;
using System.Text.Json;

namespace ControlTower.Core.Kernel.Json;

/// <summary>What a schema says of one place, read once.</summary>
internal sealed class SchemaNode
{
    /// <summary>Names of JSON types; none allows all.</summary>
    public string[] Types { get; set; } = [];

    /// <summary>Known members in the order of the schema; empty also where none is named.</summary>
    public SchemaMember[] Members { get; set; } = [];

    /// <summary>Members that are not named are allowed.</summary>
    public bool Open { get; set; } = true;

    /// <summary>Members that have to be there.</summary>
    public string[] Required { get; set; } = [];

    public SchemaNode? Items { get; set; }

    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    /// <summary>The texts that are allowed; null allows all.</summary>
    public string[]? Choices { get; set; }

    public string? Format { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? ExclusiveMinimum { get; set; }

    public decimal? Maximum { get; set; }
}

/// <param name="Utf8">The name as it stands in a document.</param>
internal sealed record SchemaMember(string Name, byte[] Utf8, SchemaNode Node);

/// <summary>Reads a schema's text into nodes; a definition that refers to itself becomes a node that refers to itself.</summary>
internal sealed class SchemaReader(JsonElement root)
{
    /// <summary>Which of them were seen fits into one word.</summary>
    private const int MostMembers = 64;

    private readonly Dictionary<string, SchemaNode> definitions = new(StringComparer.Ordinal); // lookup only

    public SchemaNode Read() => Read(root);

    public SchemaNode Read(string definition) => Definition(definition);

    private SchemaNode Read(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Definition(reference.GetString()!["#/$defs/".Length..]);
        var node = new SchemaNode();
        Fill(node, schema);
        return node;
    }

    private SchemaNode Definition(string name)
    {
        if (definitions.TryGetValue(name, out var known)) return known;
        var node = definitions[name] = new();
        Fill(node, root.GetProperty("$defs").GetProperty(name));
        return node;
    }

    private void Fill(SchemaNode node, JsonElement schema)
    {
        node.Types = Texts(schema, "type") ?? [];
        node.Choices = Texts(schema, "enum");
        node.Required = Texts(schema, "required") ?? [];
        node.Open = !schema.TryGetProperty("additionalProperties", out var additional) || additional.ValueKind != JsonValueKind.False;
        if (schema.TryGetProperty("properties", out var members))
        {
            node.Members = [.. members.EnumerateObject().Select(member => new SchemaMember(member.Name, Encoding.UTF8.GetBytes(member.Name), Read(member.Value)))];
            if (node.Members.Length > MostMembers) throw new InvalidOperationException($"A schema names up to {MostMembers} members of an object, found {node.Members.Length}.");
        }
        if (schema.TryGetProperty("items", out var items)) node.Items = Read(items);
        node.Format = schema.TryGetProperty("format", out var format) ? format.GetString() : null;
        (node.MinItems, node.MaxItems) = (Whole(schema, "minItems"), Whole(schema, "maxItems"));
        (node.MinLength, node.MaxLength) = (Whole(schema, "minLength"), Whole(schema, "maxLength"));
        (node.Minimum, node.ExclusiveMinimum, node.Maximum) = (Number(schema, "minimum"), Number(schema, "exclusiveMinimum"), Number(schema, "maximum"));
    }

    private static string[]? Texts(JsonElement schema, string name) => !schema.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
        : [value.GetString()!];

    private static int? Whole(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static decimal? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
