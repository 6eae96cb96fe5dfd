using System.Globalization;
using System.Text.Json;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>
/// Where a value stands in a JSON document: <c>a.b[0].c</c> from the element at hand, <c>$.a.b</c> from the whole document,
/// <c>items[*]</c> for each of a list, <c>["a name"]</c> for names with other characters. Bounded in length and steps.
/// </summary>
public sealed class JsonPath
{
    public const int Longest = 200;
    private const int MostSteps = 20;

    private readonly bool fromRoot;
    private readonly List<Step> steps = [];

    private JsonPath(bool fromRoot) => this.fromRoot = fromRoot;

    /// <summary>It may stand for several values.</summary>
    public bool IsMany => steps.Any(step => step.All);

    /// <returns>The path, or why the text is none.</returns>
    public static (JsonPath? Path, string? Error) Parse(string text)
    {
        if (text.Length > Longest) return (null, $"a path has up to {Longest} characters");
        var rest = text.AsSpan().Trim();
        var path = new JsonPath(rest.StartsWith("$"));
        if (path.fromRoot) rest = rest[1..];
        for (var first = true; rest.Length > 0; first = false)
        {
            if (path.steps.Count == MostSteps) return (null, $"a path has up to {MostSteps} steps");
            if (!(rest[0] == '[' ? path.TryBracket(ref rest) : path.TryName(ref rest, first && !path.fromRoot))) return (null, $"'{text}' is no path; expected such as a.b[0].c or $.items[*]");
        }
        return path.steps.Count == 0 && !path.fromRoot ? (null, "a path names something") : (path, null);
    }

    /// <summary>What stands there, with the JSON pointer (RFC 6901) of each; nothing where the document has no such place.</summary>
    public IEnumerable<MappedElement> Find(MappedElement root, MappedElement element)
    {
        IEnumerable<MappedElement> found = [fromRoot ? root : element];
        foreach (var step in steps) found = found.SelectMany(one => step.From(one));
        return found;
    }

    private bool TryName(ref ReadOnlySpan<char> rest, bool first)
    {
        if (!first)
        {
            if (rest[0] != '.') return false;
            rest = rest[1..];
        }
        var length = rest.IndexOfAny('.', '[', ']');
        var name = length < 0 ? rest : rest[..length];
        if (name.IsWhiteSpace()) return false;
        steps.Add(new(name.ToString(), null, false));
        rest = rest[name.Length..];
        return true;
    }

    private bool TryBracket(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        if (end < 2) return false;
        var inside = rest[1..end];
        if (inside is "*") steps.Add(new(null, null, true));
        else if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) steps.Add(new(null, index, false));
        else if (inside.Length > 2 && inside[0] == inside[^1] && inside[0] is '"' or '\'') steps.Add(new(inside[1..^1].ToString(), null, false));
        else return false;
        rest = rest[(end + 1)..];
        return true;
    }

    private sealed record Step(string? Name, int? Index, bool All)
    {
        public IEnumerable<MappedElement> From(MappedElement one)
        {
            if (Name is not null)
            {
                if (one.Value.ValueKind == JsonValueKind.Object && one.Value.TryGetProperty(Name, out var member)) yield return one.Member(Name, member);
                yield break;
            }
            if (one.Value.ValueKind != JsonValueKind.Array) yield break;
            if (Index is { } index)
            {
                if (index < one.Value.GetArrayLength()) yield return one.Entry(index, one.Value[index]);
                yield break;
            }
            var at = 0;
            foreach (var entry in one.Value.EnumerateArray()) yield return one.Entry(at++, entry);
        }
    }
}

/// <param name="Pointer">JSON pointer (RFC 6901) into the document that was given.</param>
public readonly record struct MappedElement(string Pointer, JsonElement Value)
{
    public MappedElement Member(string name, JsonElement value) => new($"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", value);

    public MappedElement Entry(int index, JsonElement value) => new(string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{index}"), value);
}
