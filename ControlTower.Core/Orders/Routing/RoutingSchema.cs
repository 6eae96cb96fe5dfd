using System.Text.Json.Nodes;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Orders.Routing;

/// <summary>What a policy may say, as it is served to editors.</summary>
public static class RoutingSchema
{
    public static JsonSchema Document { get; } = JsonSchema.Parse(Embedded.Text("schemas/routing-policy.json"));

    /// <summary>Of a request to try one on a stretch of the past; a document that is not kept yet may stand in it.</summary>
    public static JsonSchema Trial { get; } = JsonSchema.Parse(TrialText());

    private static string TrialText()
    {
        var document = JsonNode.Parse(Document.Text)!.AsObject();
        var defs = document["$defs"]!.DeepClone().AsObject();
        foreach (var name in new[] { "$schema", "title", "$defs" }) document.Remove(name);
        document["type"] = new JsonArray("object", "null");
        defs["document"] = document;
        var trial = JsonNode.Parse("""{"type":"object","additionalProperties":false,"required":["from","to"],"properties":{"from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},"playedOn":{"type":["boolean","null"]},"document":{"$ref":"#/$defs/document"}}}""")!.AsObject();
        trial["$defs"] = defs;
        return trial.ToJsonString();
    }
}
