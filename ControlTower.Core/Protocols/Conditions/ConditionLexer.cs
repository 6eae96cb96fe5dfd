using System.Globalization;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>Cuts a condition into words, figures, texts and signs.</summary>
internal sealed class ConditionLexer(string text)
{
    public const int MostTokens = 400;

    private static readonly string[] Symbols = [">=", "<=", "==", "!=", ">", "<", "(", ")", ",", "+", "-", "*", "/", "%"];

    private readonly List<Token> tokens = [];
    private int at;

    public IReadOnlyList<Token> Cut()
    {
        for (SkipBlanks(); at < text.Length; SkipBlanks())
        {
            if (tokens.Count == MostTokens) throw new ConditionException(at, $"the condition has more than {MostTokens} words; split it into several conditions");
            tokens.Add(Next());
        }
        tokens.Add(new(TokenKind.End, "", text.Length, 0));
        return tokens;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r') at++;
    }

    private Token Next()
    {
        var letter = text[at];
        if (char.IsAsciiDigit(letter)) return Figure();
        if (char.IsAsciiLetter(letter) || letter == '_') return Word();
        if (letter is '\'' or '"') return Quoted(letter);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0) return Taken(TokenKind.Symbol, symbol.Length);
        }
        throw new ConditionException(at, letter switch
        {
            '=' => "one '=' is no comparison; write == to compare",
            '&' => "write 'and' for &&",
            '|' => "write 'or' for ||",
            '!' => "write 'not' for !, or != for unequal",
            _ when char.IsControl(letter) || char.IsSurrogate(letter) => $"the character U+{(int)letter:X4} has no place in a condition; texts stand in quotes",
            _ => $"'{letter}' has no place in a condition; texts stand in quotes",
        });
    }

    private Token Figure()
    {
        var (start, end) = (at, at);
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        if (end + 2 < text.Length && text[end] == ':' && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end + 2])) return Clock(start, end + 3);
        var figure = text.AsSpan(start, end - start);
        if (!decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Kernel.Micros.Limit)
        {
            throw new ConditionException(start, figure.Count('.') > 1 ? "a number has one decimal point" : $"the number is beyond {Kernel.Micros.Limit}");
        }
        return Taken(TokenKind.Number, end - start, value);
    }

    private Token Clock(int start, int end)
    {
        if (!TimeOnly.TryParseExact(text.AsSpan(start, end - start), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw new ConditionException(start, "a time of day lies from 00:00 to 23:59");
        }
        return Taken(TokenKind.Clock, end - start, time.Hour + (time.Minute / 60m));
    }

    private Token Word()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_' || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1])))) end++;
        return Taken(TokenKind.Word, end - at);
    }

    private Token Quoted(char quote)
    {
        var end = text.IndexOf(quote, at + 1);
        if (end < 0) throw new ConditionException(at, $"the text that begins here has no closing {quote}");
        var token = new Token(TokenKind.Text, text[(at + 1)..end], at, end + 1 - at);
        at = end + 1;
        return token;
    }

    private Token Taken(TokenKind kind, int length, decimal value = 0)
    {
        var token = new Token(kind, text.Substring(at, length), at, length, value);
        at += length;
        return token;
    }
}
