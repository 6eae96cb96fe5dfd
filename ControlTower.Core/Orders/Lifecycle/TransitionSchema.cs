using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>The JSON Schema of each transition's body, made from its declaration.</summary>
public static class TransitionSchema
{
    private const string Name = """{"type":"string","minLength":1,"maxLength":100}""";
    private const string Text = """{"type":"string","minLength":1,"maxLength":2000}""";
    private const string Instant = """{"type":"string","format":"date-time"}""";
    private const string Price = """{"type":["object","null"],"additionalProperties":false,"required":["amount","currency"],"properties":{"amount":{"type":"number","minimum":0},"currency":{"type":"string","minLength":3,"maxLength":3,"format":"currency"}}}""";

    /// <summary>By transition, in ordinal order.</summary>
    public static OrdinalMap<JsonSchema> All { get; } = OrdinalMap<JsonSchema>.From(OrderMachine.All.Where(one => !one.ByTower).Select(one => KeyValuePair.Create(one.Name, JsonSchema.Parse(Of(one)))));

    private static string Of(Transition transition)
    {
        var told = transition.Needs.Concat(transition.Takes).Where(one => one != Told.Damaged).ToList();
        var required = transition.Needs.Count == 0 ? "" : $"\"required\":[{string.Join(',', transition.Needs.Select(one => $"\"{MemberOf(one)}\""))}],";
        var members = told.Select(one => $"\"{MemberOf(one)}\":{ShapeOf(one, transition)}").Append($"\"at\":{Instant}");
        var head = $"\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"{transition.Name}\",\"description\":\"{transition.Meaning}\",";
        return "{" + head + "\"type\":\"object\",\"additionalProperties\":false," + required + "\"properties\":{" + string.Join(',', members) + "}}";
    }

    private static string MemberOf(Told told) => told == Told.Quantities ? "lines" : char.ToLowerInvariant($"{told}"[0]) + $"{told}"[1..];

    private static string ShapeOf(Told told, Transition transition) => told switch
    {
        Told.Lines => Units("exclusiveMinimum", transition.Takes.Contains(Told.Damaged) ? $",\"damaged\":{Amount("minimum")}" : ""),
        Told.Quantities => Units("minimum", ""),
        Told.Items => ListOf("\"id\",\"item\",\"quantity\"", $"\"id\":{Name},\"item\":{Name},\"quantity\":{Amount("exclusiveMinimum")},\"price\":{Price}"),
        Told.Eta => Instant,
        Told.WindowHours => """{"type":"number","exclusiveMinimum":0,"maximum":8760}""",
        Told.Wish => """{"type":"string","enum":["refund","replacement","exchange"]}""",
        Told.Amount => Price.Replace("[\"object\",\"null\"]", "\"object\"", StringComparison.Ordinal),
        Told.Reason or Told.Condition => Text,
        _ => Name,
    };

    private static string Units(string least, string more) => ListOf("\"line\",\"quantity\"", $"\"line\":{Name},\"quantity\":{Amount(least)}{more}");

    private static string Amount(string least) => "{\"type\":\"number\",\"" + least + "\":0,\"maximum\":1000000000000}";

    private static string ListOf(string required, string members) =>
        "{\"type\":\"array\",\"minItems\":1,\"maxItems\":10000,\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[" + required + "],\"properties\":{" + members + "}}}";
}
