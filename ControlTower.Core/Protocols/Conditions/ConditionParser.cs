namespace ControlTower.Core.Protocols.Conditions;

/// <summary>
/// Reads a condition by its grammar: or, and, not, one comparison (== != &lt; &lt;= &gt; &gt;=, in (…), between … and …), + -, * /.
/// Bounded in length, words and depth, so that no text costs more than a moment.
/// </summary>
internal sealed class ConditionParser
{
    public const int LongestText = 2_000;
    public const int MostDepth = 30;
    public const int MostMembers = 50;

    private static readonly (string Sign, Operation Operation)[] Comparisons =
        [("==", Operation.Equal), ("!=", Operation.NotEqual), ("<=", Operation.AtMost), (">=", Operation.AtLeast), ("<", Operation.Less), (">", Operation.More)];

    private readonly IReadOnlyList<Token> tokens;
    private int next;
    private int depth;

    private ConditionParser(IReadOnlyList<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[next];

    /// <exception cref="ConditionException">It is no condition.</exception>
    public static Node Parse(string text)
    {
        if (text.Length > LongestText) throw new ConditionException(LongestText, $"the condition has {text.Length} characters, expected at most {LongestText}; split it into several");
        if (string.IsNullOrWhiteSpace(text)) throw new ConditionException(0, "the condition says nothing; write one such as disruptionHours >= 48 h");
        var parser = new ConditionParser(new ConditionLexer(text).Cut());
        var node = parser.Either();
        return parser.Current.Kind == TokenKind.End ? node : throw parser.Unexpected("'and', 'or' or the end");
    }

    private Node Either() => Deeper(() =>
    {
        var node = Both();
        while (Current.Is("or")) node = new PairNode(Take().At, Operation.Or, node, Both());
        return node;
    });

    private Node Both()
    {
        var node = Negated();
        while (Current.Is("and")) node = new PairNode(Take().At, Operation.And, node, Negated());
        return node;
    }

    private Node Negated() => Current.Is("not") ? Deeper(() => new NotNode(Take().At, Negated())) : Comparison();

    private Node Comparison()
    {
        var subject = Sum();
        if (Current.Is("in")) return Members(subject);
        if (Current.Is("not") && tokens[next + 1].Is("in")) return new NotNode(Take().At, Members(subject));
        if (Current.Is("between")) return Between(subject);
        foreach (var (sign, operation) in Comparisons)
        {
            if (!Current.Is(sign)) continue;
            var pair = new PairNode(Take().At, operation, subject, Sum());
            if (Comparisons.Any(one => Current.Is(one.Sign))) throw new ConditionException(Current.At, "comparisons cannot be chained; write a < b and b < c, or use between");
            return pair;
        }
        return subject;
    }

    private BetweenNode Between(Node subject)
    {
        var at = Take().At;
        var low = Sum();
        Expect("and");
        return new(at, subject, low, Sum());
    }

    private SetNode Members(Node subject)
    {
        var at = Take().At;
        Expect("(");
        var members = new List<Node> { Sum() };
        while (Current.Is(","))
        {
            next++;
            if (members.Count == MostMembers) throw new ConditionException(Current.At, $"a set has at most {MostMembers} members");
            members.Add(Sum());
        }
        Expect(")");
        return new(at, subject, members);
    }

    private Node Sum()
    {
        var node = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            var sign = Take();
            node = new PairNode(sign.At, sign.Text == "+" ? Operation.Add : Operation.Subtract, node, Product());
        }
        return node;
    }

    private Node Product()
    {
        var node = Signed();
        while (Current.Is("*") || Current.Is("/"))
        {
            var sign = Take();
            node = new PairNode(sign.At, sign.Text == "*" ? Operation.Multiply : Operation.Divide, node, Signed());
        }
        return node;
    }

    private Node Signed() => Current.Is("-") ? Deeper(() => new MinusNode(Take().At, Signed())) : Primary();

    private Node Primary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number: return Figure(token);
            case TokenKind.Clock: return new FigureNode(token.At, token.Value, token.Value, "", Dimension.TimeOfDay);
            case TokenKind.Text: return new TextNode(token.At, token.Text);
            case TokenKind.Word when token.Text is "true" or "false": return new FlagNode(token.At, token.Text == "true");
            case TokenKind.Word when !IsReserved(token.Text): return Current.Is("(") ? Call(token) : new NameNode(token.At, token.Text);
            case TokenKind.Symbol when token.Text == "(":
                var inner = Either();
                Expect(")");
                return inner;
            default:
                next--;
                throw Unexpected("a field, a figure or a text");
        }
    }

    private FigureNode Figure(Token number)
    {
        if (!Current.Is("%") && Current.Kind != TokenKind.Word || IsReserved(Current.Text)) return new(number.At, number.Value, number.Value, "", Dimension.None);
        var unit = Take();
        if (!UnitNames.TryFind(unit.Text, out var dimension, out var factor)) throw new ConditionException(unit.At, $"there is no unit '{unit.Text}'; expected {UnitNames.Spoken}");
        return new(number.At, number.Value * factor, number.Value, unit.Text, dimension);
    }

    private CallNode Call(Token name)
    {
        next++;
        var window = Sum();
        Expect(")");
        return new(name.At, name.Text, window);
    }

    private Node Deeper(Func<Node> read)
    {
        if (++depth > MostDepth) throw new ConditionException(Current.At, $"the condition is nested deeper than {MostDepth} levels; split it");
        var node = read();
        depth--;
        return node;
    }

    private Token Take() => tokens[next++];

    private void Expect(string sign)
    {
        if (!Current.Is(sign)) throw Unexpected($"'{sign}'");
        next++;
    }

    private ConditionException Unexpected(string expected) => new(Current.At, $"expected {expected}, found {Current.Words}");

    private static bool IsReserved(string word) => word is "and" or "or" or "not" or "in" or "between" or "true" or "false";
}
