using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ControlTower.Tests.Tower.Backtest.Scenarios;

/// <summary>YAML as JSON. Plain words are numbers, truth values or texts; a time such as +26h is the instant so long after the start.</summary>
internal static partial class YamlJson
{
    public static JsonObject Read(string text, DateTimeOffset start)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (JsonObject)Of(stream.Documents[0].RootNode, start)!;
    }

    private static JsonNode? Of(YamlNode node, DateTimeOffset start) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value, start)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(one => Of(one, start))]),
        YamlScalarNode scalar => Of(scalar, start),
        _ => throw new InvalidOperationException($"Line {node.Start.Line}: nothing is made of {node.NodeType}."),
    };

    private static JsonValue? Of(YamlScalarNode scalar, DateTimeOffset start)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain) return JsonValue.Create(text);
        if (text is "" or "null") return null;
        if (text is "true" or "false") return JsonValue.Create(text == "true");
        if (Hours().Match(text) is { Success: true } found) return JsonValue.Create(start.AddHours(double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
    }

    [GeneratedRegex(@"^([+-][0-9]+(?:\.[0-9]+)?)h$")]
    private static partial Regex Hours();
}
