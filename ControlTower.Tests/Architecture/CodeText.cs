namespace ControlTower.Tests.Architecture;

/// <summary>
/// Blanks comments, strings and characters out of C# text. What stands in the holes of an interpolated string is code
/// and stays; interpolated raw strings stay whole.
/// </summary>
internal sealed class CodeText(string text)
{
    private readonly char[] result = text.ToCharArray();
    private int at;

    public string Blanked()
    {
        while (at < text.Length) Step();
        return new string(result);
    }

    private void Step()
    {
        if (Here("//")) BlankTo(LineEnd(at));
        else if (Here("/*")) BlankTo(After("*/", at + 2));
        else if (Here("'")) BlankTo(QuoteEnd(at + 1, '\''));
        else if (StringStart() is { } start) ReadString(start);
        else at++;
    }

    private (int Dollars, bool Verbatim, int Quotes)? StringStart()
    {
        var next = at;
        while (next < text.Length && text[next] is '$' or '@') next++;
        if (next >= text.Length || text[next] != '"') return null;
        var prefix = text[at..next];
        var quotes = next;
        while (quotes < text.Length && text[quotes] == '"') quotes++;
        return (prefix.Count(c => c == '$'), prefix.Contains('@'), quotes - next);
    }

    private void ReadString((int Dollars, bool Verbatim, int Quotes) start)
    {
        var open = at + start.Dollars + (start.Verbatim ? 1 : 0);
        if (start.Quotes >= 3 && !start.Verbatim)
        {
            var end = After(new string('"', start.Quotes), open + start.Quotes);
            if (start.Dollars == 0) BlankTo(end);
            else at = end;
        }
        else if (start.Dollars > 0) ReadInterpolated(open + 1, start.Verbatim);
        else BlankTo(start.Verbatim ? VerbatimEnd(open + 1) : QuoteEnd(open + 1, '"'));
    }

    private void ReadInterpolated(int from, bool verbatim)
    {
        BlankTo(from);
        while (at < text.Length)
        {
            if (Here("{{") || Here("}}") || (verbatim ? Here("\"\"") : Here("\\"))) BlankTo(at + 2);
            else if (Here("{")) ReadHole();
            else if (Here("\"") || (!verbatim && Here("\n")))
            {
                BlankTo(at + 1);
                return;
            }
            else BlankTo(at + 1);
        }
    }

    private void ReadHole()
    {
        var depth = 0;
        do
        {
            if (Here("{")) depth++;
            if (Here("}")) depth--;
            Step();
        }
        while (depth > 0 && at < text.Length);
    }

    private bool Here(string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    private int LineEnd(int from) => text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private int After(string token, int from) =>
        from <= text.Length && text.IndexOf(token, from, StringComparison.Ordinal) is var end and >= 0 ? end + token.Length : text.Length;

    private int QuoteEnd(int from, char quote)
    {
        while (from < text.Length && text[from] != quote && text[from] != '\n') from += text[from] == '\\' ? 2 : 1;
        return Math.Min(from + 1, text.Length);
    }

    private int VerbatimEnd(int from)
    {
        while (from < text.Length && (text[from] != '"' || (from + 1 < text.Length && text[from + 1] == '"'))) from += text[from] == '"' ? 2 : 1;
        return Math.Min(from + 1, text.Length);
    }

    private void BlankTo(int end)
    {
        for (end = Math.Min(end, text.Length); at < end; at++)
        {
            if (result[at] != '\n') result[at] = ' ';
        }
    }
}
