using System.Text;

namespace ControlTower.Core.Runtime.Import.Json;

/// <summary>
/// The elements of a JSON array as texts, one after the other, so that no more than one is held. An element that is longer than the
/// bound, and whatever stands outside of elements, is reported and passed over. Whether an element is JSON is for others to say.
/// </summary>
internal sealed class ArrayElements(TextReader text, Action<int, string> reject)
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 1 << 20;

    private readonly StringBuilder element = new();
    private int line = 1;
    private bool begun;
    private bool ended;

    /// <summary>The line in which the element begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>False at the end of the array, of the text, or where it is no array.</summary>
    public bool Read(out string found)
    {
        found = "";
        if (!begun && !Begin()) return false;
        while (!ended)
        {
            if (!Gather(out var tooLong)) continue;
            found = element.ToString();
            if (!tooLong) return true;
            reject(Line, $"The element is longer than {MaxLength} characters.");
        }
        return false;
    }

    private bool Begin()
    {
        begun = true;
        if (Skip() == '[') return true;
        reject(line, "The file is not a JSON array.");
        ended = true;
        return false;
    }

    /// <summary>The next character that is no white space, which is taken; -1 at the end.</summary>
    private int Skip()
    {
        int next;
        do next = Next(); while (next >= 0 && char.IsWhiteSpace((char)next));
        return next;
    }

    private int Next()
    {
        var next = text.Read();
        if (next == '\n') line++;
        return next;
    }

    /// <returns>False where there was none.</returns>
    private bool Gather(out bool tooLong)
    {
        tooLong = false;
        element.Clear();
        var (first, depth, quoted) = (Skip(), 0, new Quoted());
        Line = line;
        for (var next = first; ; next = Next())
        {
            if (next < 0 || (depth == 0 && !quoted.IsOpen && next == ']'))
            {
                ended = true;
                if (next < 0) reject(Line, "The file ends before the array does.");
                return next >= 0 && element.Length > 0;
            }
            if (depth == 0 && !quoted.IsOpen && next == ',') return element.Length > 0 || Nothing();
            quoted = quoted.After((char)next);
            if (!quoted.IsOpen) depth = Math.Max(0, depth + Step((char)next));
            if (element.Length < MaxLength) element.Append((char)next);
            else tooLong = true;
        }
    }

    private bool Nothing()
    {
        reject(Line, "An element is missing between two commas.");
        return false;
    }

    private static int Step(char one) => one switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };

    /// <summary>Whether a text is open, and whether the next character of it is escaped.</summary>
    private readonly record struct Quoted(bool IsOpen, bool Escaped)
    {
        public Quoted After(char one) => !IsOpen
            ? new(one == '"', false)
            : Escaped ? new(true, false) : new(one != '"', one == '\\');
    }
}
