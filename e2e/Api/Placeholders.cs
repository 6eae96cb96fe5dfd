using System.Globalization;
using System.Text.RegularExpressions;

namespace ControlTower.EndToEnd.Api;

/// <summary>What the names in braces stand for: the present instant, what was given, and what came in an answer.</summary>
public sealed partial class Placeholders(string adminKey)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal) { ["adminKey"] = adminKey };

    /// <summary>The text with each known name replaced by its value.</summary>
    public string Fill(string text) => Named().Replace(Instant().Replace(text, At), name => known.GetValueOrDefault(name.Groups[1].Value, name.Value));

    public bool Knows(string name) => known.ContainsKey(name);

    public void Learn(IEnumerable<KeyValuePair<string, string>> learned)
    {
        foreach (var (name, value) in learned) known[name] = value;
    }

    private static string At(Match match)
    {
        var hours = match.Groups[1].Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\{now([+-][0-9]+)?h?\}")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Named();
}
