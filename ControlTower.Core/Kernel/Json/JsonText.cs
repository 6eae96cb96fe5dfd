using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ControlTower.Core.Kernel.Json;

/// <summary>The rules for texts in documents from outside.</summary>
internal static partial class JsonText
{
    private const int DefaultMaxLength = 500;

    public static void Check(JsonElement schema, JsonElement value, string pointer, JsonFindings findings)
    {
        if (!TryText(value, out var text))
        {
            findings.Add(pointer, "the text is not valid Unicode");
            return;
        }
        if (text.Any(IsForbidden)) findings.Add(pointer, "the text holds a control character");
        CheckLength(schema, text, pointer, findings);
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => one.ValueEquals(text)))
        {
            findings.Add(pointer, $"expected one of {string.Join(", ", allowed.EnumerateArray().Select(one => one.GetString()))}");
        }
        if (schema.TryGetProperty("format", out var format)) CheckFormat(format, (value, text), pointer, findings);
    }

    /// <summary>Why a text that did not come as JSON is not taken; null where it is well.</summary>
    public static string? Objection(string text, int most) =>
        !IsWellFormed(text) ? "the text is not valid Unicode"
        : text.Any(IsForbidden) ? "the text holds a control character"
        : text.Length > most ? $"the text has {text.Length} characters, expected at most {most}"
        : null;

    private static void CheckFormat(JsonElement format, (JsonElement Value, string Text) what, string pointer, JsonFindings findings)
    {
        if (format.ValueEquals("date-time") && !IsInstant(what.Value, what.Text))
        {
            findings.Add(pointer, "expected an instant with its zone between the years 1900 and 2200, such as 2026-01-04T09:00:00Z");
        }
        if (format.ValueEquals("currency") && !Money.IsCurrency(what.Text)) findings.Add(pointer, "expected an ISO 4217 code such as EUR");
    }

    public static bool TryName(JsonProperty member, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = member.Name;
            return !name.Any(char.IsSurrogate) || IsWellFormed(name);
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }

    private static bool TryText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.GetString()!;
            return IsWellFormed(text);
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: the reader refuses to make a text of it.
            text = null;
            return false;
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    /// <summary>Line breaks and tabs are ordinary in notes and reasons; bidirectional overrides can make a text lie.</summary>
    private static bool IsForbidden(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static void CheckLength(JsonElement schema, string text, string pointer, JsonFindings findings)
    {
        var most = schema.TryGetProperty("maxLength", out var max) ? max.GetInt32() : DefaultMaxLength;
        if (text.Length > most) findings.Add(pointer, $"the text has {text.Length} characters, expected at most {most}");
        if (schema.TryGetProperty("minLength", out var min) && text.Length < min.GetInt32()) findings.Add(pointer, "the text is empty");
    }

    /// <summary>Read by the very reader that reads it again later, so that what passes here is never refused there.</summary>
    private static bool IsInstant(JsonElement value, string text) =>
        Rfc3339().IsMatch(text) && value.TryGetDateTimeOffset(out var at) && at.UtcDateTime.Year is >= 1900 and <= 2200;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
