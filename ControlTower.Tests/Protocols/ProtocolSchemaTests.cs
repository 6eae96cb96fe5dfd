using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Tests.Protocols;

/// <summary>What the schema promises to editors is what the reader takes.</summary>
public sealed class ProtocolSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(Embedded.Text("schemas/protocol.json"));

    [Fact]
    public void Shipped_Each_MeetsTheSchema()
    {
        foreach (var text in ProtocolText.Shipped) Assert.True(Meets(JsonOf(TreeBuilder.Build(text))), text);
    }

    [Fact]
    public void Generated_ThatIsTaken_MeetsTheSchema()
    {
        var random = new Random(11);
        var taken = 0;
        for (var round = 0; round < 500; round++)
        {
            var document = new GeneratedProtocol(random).Document();
            var check = ProtocolText.Check(document.ToJsonString(), Worlds.Usual);
            if (!check.Valid) continue;
            taken++;
            Assert.True(Meets(document), document.ToJsonString());
        }
        Assert.True(taken > 200, $"{taken} of 500 were taken");
    }

    /// <summary>A member that the schema does not know, and a value of another kind, are refused by both.</summary>
    [Fact]
    public void Generated_WithAStrangeMemberOrValue_IsRefusedByBoth()
    {
        var random = new Random(12);
        for (var round = 0; round < 500; round++)
        {
            var document = new GeneratedProtocol(random).Document();
            var places = Objects(document).ToList();
            var place = places[random.Next(places.Count)];
            if (round % 2 == 0) place["strange"] = 1;
            else if (place.ContainsKey("steps")) place["steps"] = 7;
            else document["title"] = new JsonArray();
            Assert.False(ProtocolText.Check(document.ToJsonString(), Worlds.Usual).Valid, document.ToJsonString());
            Assert.False(Meets(document), document.ToJsonString());
        }
    }

    [Fact]
    public void Schema_NamesTheMembersOfTheReader()
    {
        using var schema = JsonDocument.Parse(Schema.Text);
        Assert.Equal(ProtocolReader.Members.Order(), Names(schema.RootElement.GetProperty("properties")));
        Assert.Equal(LevelReading.Members.Order(), Names(schema.RootElement.GetProperty("$defs").GetProperty("level").GetProperty("properties")));
        Assert.Equal(DecisionReading.Members.Order(), Names(schema.RootElement.GetProperty("$defs").GetProperty("decide").GetProperty("properties")));
        Assert.Equal(TriggerReading.Members.Order(), Names(schema.RootElement.GetProperty("properties").GetProperty("trigger").GetProperty("properties")));
    }

    private static IEnumerable<string> Names(JsonElement properties) => properties.EnumerateObject().Select(one => one.Name).Order();

    private static bool Meets(JsonNode node)
    {
        var findings = new JsonFindings();
        using var document = JsonDocument.Parse(node.ToJsonString());
        Schema.Check(document.RootElement, findings);
        return !findings.Any;
    }

    /// <summary>The weights' members are names of functions, which any are.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.Where(member => member.Key != "weights").SelectMany(member => Objects(member.Value)).Prepend(one),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static JsonNode JsonOf(TextNode node) => node switch
    {
        MapNode map => new JsonObject(map.Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)JsonOf(member.Value)))),
        ListNode list => new JsonArray([.. list.Entries.Select(JsonOf)]),
        _ when MemberReader.TryNumber(node, out var number) => JsonValue.Create(number),
        ScalarNode { Value: "true" or "false" } truth => JsonValue.Create(truth.Value == "true"),
        _ => JsonValue.Create(((ScalarNode)node).Value),
    };
}
