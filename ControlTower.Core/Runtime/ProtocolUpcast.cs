using System.Text.Json.Nodes;

namespace ControlTower.Core.Runtime;

/// <summary>A protocol had one level and conditions of three members; it has levels with their options, and conditions as text.</summary>
internal static class ProtocolUpcast
{
    public static JsonObject ToLevels(JsonObject body)
    {
        var document = body["document"]!.AsObject();
        document["trigger"] = new JsonObject { ["cases"] = Taken(document, "cases") };
        document["when"] = new JsonArray([.. document["when"]!.AsArray().Select(one => (JsonNode)Text(one!.AsObject()))]);
        var level = Taken(document, "level")!.AsObject();
        level["decision"] = new JsonObject { ["mode"] = Taken(level, "decision") };
        if (Taken(level, "authority") is { } limit) level["authority"] = new JsonObject { ["perDecision"] = limit };
        level["options"] = Taken(document, "options");
        document["levels"] = new JsonArray(level);
        return body;
    }

    private static string Text(JsonObject condition)
    {
        var test = condition["test"]!.GetValue<string>() switch { "atLeast" => ">=", "above" => ">", "atMost" => "<=", _ => "<" };
        return $"{condition["field"]} {test} {condition["value"]!.ToJsonString()}";
    }

    private static JsonNode? Taken(JsonObject from, string member)
    {
        var node = from[member];
        from.Remove(member);
        return node;
    }
}
