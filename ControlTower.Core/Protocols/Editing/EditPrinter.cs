using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ControlTower.Core.Protocols.Editing;

/// <summary>Writes values in the one canonical way, in YAML or, where the text is JSON, in JSON.</summary>
internal sealed class EditPrinter(bool json)
{
    private const int LineWidth = 110;
    private const string Leading = "-?:,[]{}#&*!|>'\"%@` \t";

    /// <summary>What stands on one line: a name, a figure, brackets, braces.</summary>
    public string Flow(EditValue value) => value switch
    {
        TextValue text => Scalar(text.Text, flow: true),
        ListValue list => $"[{string.Join(", ", list.Entries.Select(Flow))}]",
        MapValue { Members.Count: 0 } => "{}",
        MapValue map => $"{{ {string.Join(", ", map.Members.Select(member => $"{Name(member.Name)}: {Flow(member.Value)}"))} }}",
        _ => throw new InvalidOperationException($"Nothing writes {value.GetType().Name}."),
    };

    /// <summary>What follows a colon: on the same line, or on the lines below.</summary>
    /// <param name="indent">Of the lines below, in columns.</param>
    public string AfterColon(EditValue value, int indent) => IsLines(value) ? $"\n{Pad(indent)}{Lines(value, indent)}" : $" {Line(value, indent)}";

    /// <summary>What follows a dash whose column is two less than <paramref name="indent"/>.</summary>
    public string AfterDash(EditValue value, int indent) => $" {(IsLines(value) ? Lines(value, indent) : Line(value, indent))}";

    public string Name(string name) => json ? JsonSerializer.Serialize(name) : name;

    public static bool IsLines(EditValue value) => value is ListValue { Lines: true, Entries.Count: > 0 } or MapValue { Lines: true, Members.Count: > 0 };

    /// <summary>Lines that begin in the column; the first is not indented.</summary>
    private string Lines(EditValue value, int indent) => value switch
    {
        ListValue list => string.Join($"\n{Pad(indent)}", list.Entries.Select(entry => $"-{AfterDash(entry, indent + 2)}")),
        MapValue map => string.Join($"\n{Pad(indent)}", map.Members.Select(member => $"{Name(member.Name)}:{AfterColon(member.Value, indent + 2)}")),
        _ => Line(value, indent),
    };

    private string Line(EditValue value, int indent) => value is TextValue text ? Text(text.Text.Trim(), indent) : Flow(value);

    /// <summary>A long text is folded into lines, one with paragraphs keeps them.</summary>
    private string Text(string text, int indent)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        if (lines.Any(line => line.StartsWith(' ') || line.Any(letter => char.IsControl(letter)))) return Scalar(text, flow: false);
        if (lines.Length > 1) return $"|{string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"\n{Pad(indent)}{line}"))}";
        if (text.Length <= LineWidth || text.Contains("  ", StringComparison.Ordinal)) return Scalar(text, flow: false);
        return $">{string.Concat(Folded(text).Select(line => $"\n{Pad(indent)}{line}"))}";
    }

    private static IEnumerable<string> Folded(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= LineWidth)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }

    private string Scalar(string text, bool flow)
    {
        if (json) return IsFigure(text) || text is "true" or "false" ? text : JsonSerializer.Serialize(text, Readable);
        if (IsPlain(text, flow)) return text;
        return text.Any(letter => letter == '\'' || char.IsControl(letter)) ? JsonSerializer.Serialize(text, Readable) : $"'{text}'";
    }

    private static bool IsPlain(string text, bool flow)
    {
        if (text.Length == 0 || text is "~" or "null" or "Null" or "NULL" or "---" or "...") return false;
        if (Leading.Contains(text[0], StringComparison.Ordinal) && !IsFigure(text)) return false;
        if (text[^1] is ' ' or ':' || text.Any(char.IsControl)) return false;
        if (text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)) return false;
        return !flow || !text.Any(letter => letter is ',' or '[' or ']' or '{' or '}' or ':');
    }

    private static bool IsFigure(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) && text[^1] != '.' && text[0] is not ('+' or '.');

    private static string Pad(int columns) => new(' ', columns);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
