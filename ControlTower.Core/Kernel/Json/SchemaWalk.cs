using System.Globalization;
using System.Text.Json;

namespace ControlTower.Core.Kernel.Json;

/// <summary>One walk through a document. Where it stands is spelled out as a JSON pointer (RFC 6901) only for what is wrong.</summary>
internal sealed class SchemaWalk
{
    private readonly JsonFindings findings;
    private readonly Action<string> tell;
    private readonly List<string> path = [];

    public SchemaWalk(JsonFindings findings) => (this.findings, tell) = (findings, Tell);

    public void Check(SchemaNode node, JsonElement value)
    {
        if (findings.Full) return;
        if (!HasType(node, value)) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: CheckObject(node, value); break;
            case JsonValueKind.Array: CheckArray(node, value); break;
            case JsonValueKind.String: JsonText.Check(node, value, tell); break;
            case JsonValueKind.Number: CheckNumber(node, value); break;
        }
    }

    private bool HasType(SchemaNode node, JsonElement value)
    {
        if (node.Types.Length == 0) return true;
        foreach (var type in node.Types)
        {
            if (Is(type, value)) return true;
        }
        Tell($"expected {string.Join(" or ", node.Types)}, found {Spoken(value.ValueKind)}");
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

    private void CheckObject(SchemaNode node, JsonElement value)
    {
        var seen = 0UL;
        HashSet<string>? others = null; // lookup only
        foreach (var member in value.EnumerateObject())
        {
            if (!JsonText.TryFind(node.Members, member, out var known, out var name))
            {
                Tell("a member's name is not valid Unicode");
                continue;
            }
            path.Add(known >= 0 ? node.Members[known].Name : name!);
            if (known >= 0 ? (seen >> known & 1) == 1 : !(others ??= new(StringComparer.Ordinal)).Add(name!)) Tell("the member stands twice");
            if (known >= 0)
            {
                seen |= 1UL << known;
                Check(node.Members[known].Node, member.Value);
            }
            else if (!node.Open)
            {
                Tell("the member is unknown" + Expected(node));
            }
            path.RemoveAt(path.Count - 1);
            if (findings.Full) return;
        }
        foreach (var required in node.Required)
        {
            var at = Array.FindIndex(node.Members, member => member.Name == required);
            if (at >= 0 ? (seen >> at & 1) == 0 : others?.Contains(required) != true) findings.Add($"{Pointer()}/{required}", "the member is required");
        }
    }

    private static string Expected(SchemaNode node) => node.Members.Length == 0 ? "" : "; expected one of " + string.Join(", ", node.Members.Select(member => member.Name));

    private void CheckArray(SchemaNode node, JsonElement value)
    {
        var length = value.GetArrayLength();
        if (length < node.MinItems) Tell($"holds {length} entries, expected at least {node.MinItems}");
        if (length > node.MaxItems)
        {
            Tell($"holds {length} entries, expected at most {node.MaxItems}");
            return;
        }
        if (node.Items is not { } items) return;
        var index = 0;
        foreach (var entry in value.EnumerateArray())
        {
            path.Add((index++).ToString(CultureInfo.InvariantCulture));
            Check(items, entry);
            path.RemoveAt(path.Count - 1);
            if (findings.Full) return;
        }
    }

    private void CheckNumber(SchemaNode node, JsonElement value)
    {
        if (!value.TryGetDecimal(out var number) || number is > Micros.Limit or < -Micros.Limit)
        {
            Tell($"{JsonPlace.Shortened(value.GetRawText())} is beyond ±{Micros.Limit}");
            return;
        }
        if (number < node.Minimum) Tell($"{number} is below {node.Minimum}");
        if (number <= node.ExclusiveMinimum) Tell($"{number} is not above {node.ExclusiveMinimum}");
        if (number > node.Maximum) Tell($"{number} is above {node.Maximum}");
    }

    private void Tell(string message) => findings.Add(Pointer(), message);

    private string Pointer() => string.Concat(path.Select(JsonPlace.Step));

    private static string Spoken(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Undefined => "nothing",
        _ => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..],
    };
}
