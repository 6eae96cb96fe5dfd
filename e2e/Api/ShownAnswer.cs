using System.Text.Json;
using System.Text.RegularExpressions;

namespace ControlTower.EndToEnd.Api;

/// <summary>
/// Compares an answer with the one that is shown. "…" stands for any value, and for more members or entries that are not shown;
/// "{name}" for a value that is learned where it is seen first.
/// </summary>
public sealed partial class ShownAnswer(Placeholders placeholders)
{
    private const string Any = "…";

    private readonly Dictionary<string, string> learned = new(StringComparer.Ordinal);

    /// <summary>Names that were seen first here, with what they stand for.</summary>
    public IReadOnlyDictionary<string, string> Learned => learned;

    /// <summary>Null when the answer is as shown; else where it is not, and how.</summary>
    public string? Difference(JsonElement shown, JsonElement given, string at = "") => shown.ValueKind switch
    {
        JsonValueKind.String => Text(shown.GetString()!, given, at),
        JsonValueKind.Object when given.ValueKind == JsonValueKind.Object => Members(shown, given, at),
        JsonValueKind.Array when given.ValueKind == JsonValueKind.Array => Entries(shown, given, at),
        _ => JsonElement.DeepEquals(shown, given) ? null : $"{at} is shown as {shown.GetRawText()}, found {Short(given)}",
    };

    private string? Text(string shown, JsonElement given, string at)
    {
        if (shown == Any) return null;
        var value = given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText();
        if (Name().Match(shown) is { Success: true } name && !placeholders.Knows(name.Groups[1].Value))
        {
            if (given.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) return $"{at} is to be learned, found {Short(given)}";
            if (learned.TryAdd(name.Groups[1].Value, value)) return null;
            return learned[name.Groups[1].Value] == value ? null : $"{at} is '{value}', and {shown} stood for '{learned[name.Groups[1].Value]}' before";
        }
        var expected = placeholders.Fill(shown);
        return value == expected ? null : $"{at} is shown as '{expected}', found {Short(given)}";
    }

    private string? Members(JsonElement shown, JsonElement given, string at)
    {
        var names = shown.EnumerateObject().Select(member => member.Name).ToList();
        if (!names.Contains(Any) && given.EnumerateObject().FirstOrDefault(member => !names.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } more) return $"{at}/{more.Name} is not shown";
        foreach (var member in shown.EnumerateObject().Where(member => member.Name != Any))
        {
            if (!given.TryGetProperty(member.Name, out var value)) return $"{at}/{member.Name} is shown and missing";
            if (Difference(member.Value, value, $"{at}/{member.Name}") is { } difference) return difference;
        }
        return null;
    }

    private string? Entries(JsonElement shown, JsonElement given, string at)
    {
        var entries = shown.EnumerateArray().ToList();
        var open = entries is [.., { ValueKind: JsonValueKind.String } last] && last.GetString() == Any;
        if (open) entries.RemoveAt(entries.Count - 1);
        if (open ? given.GetArrayLength() < entries.Count : given.GetArrayLength() != entries.Count) return $"{at} is shown with {entries.Count} entries, found {given.GetArrayLength()}";
        return entries.Select((entry, index) => Difference(entry, given[index], $"{at}/{index}")).FirstOrDefault(difference => difference is not null);
    }

    private static string Short(JsonElement given) => given.ValueKind == JsonValueKind.Undefined ? "nothing" : given.GetRawText() is { Length: > 300 } text ? text[..300] + Any : given.GetRawText();

    [GeneratedRegex(@"^\{([a-zA-Z]+)\}$")]
    private static partial Regex Name();
}
