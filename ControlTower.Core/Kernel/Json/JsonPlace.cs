using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ControlTower.Core.Kernel.Json;

/// <summary>Finds where a text ceases to be JSON.</summary>
public static class JsonPlace
{
    private const int LongestStep = 64;

    /// <param name="json">Read up to the first token that is none, or that is nested deeper than <paramref name="maxDepth"/>.</param>
    /// <returns>JSON pointer (RFC 6901) to the value that cannot be read, or to what it would stand in; empty for the document itself.</returns>
    public static string OfFault(ReadOnlySpan<byte> json, int maxDepth)
    {
        var inside = new List<Frame>();
        try
        {
            for (var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth }); reader.Read();) Pass(ref reader, inside);
        }
        catch (JsonException)
        {
            // What was passed until then says where it stands.
        }
        return string.Concat(inside.Select(frame => frame.Step));
    }

    /// <returns>How many bytes of a text are valid UTF-8 before the first that is not.</returns>
    public static int ValidUtf8(ReadOnlySpan<byte> text)
    {
        var valid = 0;
        while (valid < text.Length && Rune.DecodeFromUtf8(text[valid..], out _, out var taken) == OperationStatus.Done) valid += taken;
        return valid;
    }

    /// <summary>A member's name as one step of a pointer; a long one is shortened.</summary>
    public static string Step(string name) => "/" + Shortened(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    internal static string Shortened(string text) => text.Length <= LongestStep ? text : text[..(char.IsHighSurrogate(text[LongestStep - 1]) ? LongestStep - 1 : LongestStep)] + "…";

    private static void Pass(ref Utf8JsonReader reader, List<Frame> inside)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                inside.Add(new(reader.TokenType == JsonTokenType.StartArray));
                return;
            case JsonTokenType.PropertyName:
                inside[^1].Member = Name(ref reader);
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                inside.RemoveAt(inside.Count - 1);
                break;
        }
        if (inside.Count > 0) inside[^1].Next();
    }

    private static string Name(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: the reader makes no text of it, so it is told as it was written.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    /// <summary>An object or array that the reader is in.</summary>
    private sealed class Frame(bool isArray)
    {
        private int entry;

        /// <summary>Of an object, while its value is read.</summary>
        public string? Member { private get; set; }

        public string Step => isArray ? $"/{entry.ToString(CultureInfo.InvariantCulture)}" : Member is null ? "" : JsonPlace.Step(Member);

        public void Next()
        {
            if (isArray) entry++;
            else Member = null;
        }
    }
}
