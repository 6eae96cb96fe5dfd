namespace ControlTower.Core.Runtime.Import.Csv;

/// <summary>
/// Stands between a file and the CSV parser, so that a quote that is never closed costs its own line and not the rest of the file:
/// such a line is reported and handed on as an empty one, which keeps the numbers of the lines after it.
/// </summary>
internal sealed class QuoteGuard(BoundedLines lines, char delimiter, Action<int, string> reject) : TextReader
{
    /// <summary>A quoted field that runs over more lines than this counts as not closed.</summary>
    public const int MaxLines = 200;

    /// <summary>In characters.</summary>
    public const int MaxRecord = 4 << 20;

    private readonly Stack<string?> pushedBack = new();
    private string chunk = "";
    private int at;
    private int line;
    private int columns;

    public override int Peek() => Fill() ? chunk[at] : -1;

    public override int Read() => Fill() ? chunk[at++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty || !Fill()) return 0;
        var length = Math.Min(buffer.Length, chunk.Length - at);
        chunk.AsSpan(at, length).CopyTo(buffer);
        at += length;
        return length;
    }

    private bool Fill()
    {
        if (at < chunk.Length) return true;
        if (!NextLine(out var first)) return false;
        (chunk, at) = (Record(first) + "\n", 0);
        return true;
    }

    private string Record(string? first)
    {
        line++;
        if (first is null) return Drop($"The line is longer than {BoundedLines.MaxLength} characters.");
        if (columns > 0 && !first.Contains('"')) return first;
        var shape = new RecordShape(delimiter);
        shape.Add(first);
        var taken = Gather(first, ref shape);
        if (columns == 0 && !shape.IsOpen) columns = shape.Columns;
        if (!shape.IsOpen && (taken.Count == 1 || (!shape.IsBroken && shape.Columns == columns)))
        {
            line += taken.Count - 1;
            return string.Join('\n', taken);
        }
        for (var i = taken.Count - 1; i > 0; i--) pushedBack.Push(taken[i]);
        return Drop("A quote is opened and not closed.");
    }

    /// <summary>The lines over which the quoted field goes that the first one leaves open.</summary>
    private List<string?> Gather(string first, ref RecordShape shape)
    {
        var taken = new List<string?> { first };
        var length = first.Length;
        while (shape.IsOpen && taken.Count < MaxLines && length < MaxRecord && NextLine(out var next))
        {
            taken.Add(next);
            if (next is null) break;
            shape.Add(next);
            length += next.Length;
        }
        return taken;
    }

    private string Drop(string reason)
    {
        reject(line, reason);
        return "";
    }

    private bool NextLine(out string? text) => pushedBack.TryPop(out text) || lines.Read(out text);
}
