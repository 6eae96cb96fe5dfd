using System.Text;

namespace ControlTower.Core.Runtime.Import.Csv;

/// <summary>Physical lines of a text, whatever ends them, none longer than a bound.</summary>
internal sealed class BoundedLines(TextReader inner)
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 1 << 20;

    private readonly StringBuilder line = new();

    /// <summary>False at the end. A line that is too long comes as null.</summary>
    public bool Read(out string? text)
    {
        line.Clear();
        var (any, tooLong) = (false, false);
        for (var next = inner.Read(); next >= 0; next = inner.Read())
        {
            any = true;
            if (next == '\n') break;
            if (next == '\r')
            {
                if (inner.Peek() == '\n') inner.Read();
                break;
            }
            if (line.Length < MaxLength) line.Append((char)next);
            else tooLong = true;
        }
        text = tooLong ? null : line.ToString();
        return any;
    }
}
