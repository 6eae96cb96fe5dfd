using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ControlTower.Web.Features.Audit;

/// <summary>The start of a fact's body as a line to read: its members one after the other, lists and objects by their size or first text.</summary>
public static class BodyWords
{
    /// <summary>In bytes; of a larger body only the start is read.</summary>
    public const int MostRead = 4_096;

    /// <summary>In characters.</summary>
    public const int Longest = 160;

    public static string Of(ReadOnlySpan<byte> body)
    {
        var words = new StringBuilder();
        var reader = new Utf8JsonReader(body[..Math.Min(body.Length, MostRead)], isFinalBlock: body.Length <= MostRead, default);
        try
        {
            while (words.Length < Longest && reader.Read()) Say(ref reader, words);
        }
        catch (JsonException)
        {
            return Cut(Encoding.UTF8.GetString(body[..Math.Min(body.Length, Longest)]), body.Length > Longest);
        }
        return Cut(words.ToString(), body.Length > MostRead);
    }

    private static void Say(ref Utf8JsonReader reader, StringBuilder words)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            if (words.Length > 0) words.Append(", ");
            words.Append(reader.GetString());
        }
        else if (reader.TokenType is JsonTokenType.String) words.Append(' ').Append(reader.GetString());
        else if (reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False) words.Append(CultureInfo.InvariantCulture, $" {Encoding.UTF8.GetString(reader.ValueSpan)}");
        else if (reader.TokenType == JsonTokenType.Null) words.Append(" none");
    }

    private static string Cut(string text, bool more) => text.Length > Longest ? text[..Longest] + "…" : more ? text + "…" : text;
}
