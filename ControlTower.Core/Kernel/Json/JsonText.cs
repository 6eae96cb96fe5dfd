using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ControlTower.Core.Kernel.Json;

/// <summary>The rules for texts in documents from outside.</summary>
internal static partial class JsonText
{
    private const int DefaultMaxLength = 500;

    /// <summary>Letters about which there is nothing to ask.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <param name="tell">Takes what is wrong with it.</param>
    public static void Check(SchemaNode node, JsonElement value, Action<string> tell)
    {
        if (!TryText(value, out var text))
        {
            tell("the text is not valid Unicode");
            return;
        }
        if (text.AsSpan().ContainsAnyExcept(Plain) && text.Any(IsForbidden)) tell("the text holds a control character");
        CheckLength(node, text, tell);
        if (node.Choices is { } choices && !choices.Contains(text, StringComparer.Ordinal)) tell($"expected one of {string.Join(", ", choices)}");
        if (node.Format == "date-time" && !IsInstant(value, text))
        {
            tell("expected an instant with its zone between the years 1900 and 2200, such as 2026-01-04T09:00:00Z");
        }
        if (node.Format == "date" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) tell("expected a day such as 2026-12-24");
        if (node.Format == "time" && !TimeOnly.TryParseExact(text, TimeOfDayConverter.Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) tell("expected a time of day such as 06:30");
        if (node.Format == "currency" && !Money.IsCurrency(text)) tell("expected an ISO 4217 code such as EUR");
    }

    /// <param name="known">Which of the members it is; -1 where it is none of them.</param>
    /// <param name="name">Told only where it is none of them.</param>
    /// <returns>False where the name is not valid Unicode.</returns>
    public static bool TryFind(SchemaMember[] members, JsonProperty member, out int known, out string? name)
    {
        name = null;
        try
        {
            for (known = 0; known < members.Length; known++)
            {
                if (member.NameEquals(members[known].Utf8)) return true;
            }
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate in the name: no member of a schema has one.
        }
        known = -1;
        return TryName(member, out name);
    }

    /// <summary>Why a text that did not come as JSON is not taken; null where it is well.</summary>
    public static string? Objection(string text, int most) =>
        !IsWellFormed(text) ? "the text is not valid Unicode"
        : text.Any(IsForbidden) ? "the text holds a control character"
        : text.Length > most ? $"the text has {text.Length} characters, expected at most {most}"
        : null;

    private static bool TryName(JsonProperty member, [NotNullWhen(true)] out string? name)
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
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return true;
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

    private static void CheckLength(SchemaNode node, string text, Action<string> tell)
    {
        var most = node.MaxLength ?? DefaultMaxLength;
        if (text.Length > most) tell($"the text has {text.Length} characters, expected at most {most}");
        if (text.Length < node.MinLength) tell("the text is empty");
    }

    /// <summary>Read by the very reader that reads it again later, so that what passes here is never refused there.</summary>
    private static bool IsInstant(JsonElement value, string text) =>
        Rfc3339().IsMatch(text) && value.TryGetDateTimeOffset(out var at) && at.UtcDateTime.Year is >= 1900 and <= 2200;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
