using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>
/// Makes a tree with places of a text in YAML or JSON. One document of objects, lists and plain values; anchors, aliases, tags,
/// merges and directives are refused as they come, before anything is built of them, and so is what is too deep or too much.
/// </summary>
internal sealed class TreeBuilder
{
    public const int LongestText = 256 * 1_024;
    public const int MostDepth = 20;
    public const int MostNodes = 5_000;

    private readonly Parser parser;
    private int nodes;

    private TreeBuilder(string text) => parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <exception cref="TreeException">It is no such document.</exception>
    public static TextNode Build(string text)
    {
        if (text.Length > LongestText) throw new TreeException(new(1, 1), $"the text has {text.Length} characters, expected at most {LongestText}; a protocol is one page");
        MustBeText(text);
        var builder = new TreeBuilder(text);
        try
        {
            return builder.Document();
        }
        catch (YamlException problem)
        {
            throw new TreeException(Of(problem.Start), Spoken(problem));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // What the scanner trips over in hostile text is a fault of the text.
            throw new TreeException(builder.parser.Current is { } current ? Of(current.End) : new(1, 1), "the text is neither YAML nor JSON from here on");
        }
    }

    private TextNode Document()
    {
        Next<StreamStart>();
        if (!parser.MoveNext() || parser.Current is StreamEnd) throw new TreeException(new(1, 1), "the text is empty; a protocol begins with its id");
        Advance();
        var root = Node(0);
        Next<DocumentEnd>();
        Advance();
        return parser.Current is StreamEnd ? root : throw new TreeException(Of(parser.Current!.Start), "a text holds one protocol; put the next one into a text of its own");
    }

    private TextNode Node(int depth)
    {
        var current = parser.Current!;
        var at = Of(current.Start);
        if (++nodes > MostNodes) throw new TreeException(at, $"the text has more than {MostNodes} parts; a protocol is one page");
        if (depth > MostDepth) throw new TreeException(at, $"the text is nested deeper than {MostDepth} levels");
        if (current is AnchorAlias) throw new TreeException(at, "aliases (*name) have no place in a protocol; write the part out");
        if (current is NodeEvent { Anchor.IsEmpty: false }) throw new TreeException(at, "anchors (&name) have no place in a protocol; write the part out where it is needed");
        if (current is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific) throw new TreeException(at, "tags (!name) have no place in a protocol; write the plain value");
        return current switch
        {
            Scalar scalar => new ScalarNode(at, scalar.Value, scalar.Style == ScalarStyle.Plain, scalar.Start.Line == scalar.End.Line),
            SequenceStart => List(at, depth),
            MappingStart => Map(at, depth),
            _ => throw new TreeException(at, "expected a value here"),
        };
    }

    private ListNode List(ReadingMark at, int depth)
    {
        var entries = new List<TextNode>();
        for (Advance(); parser.Current is not SequenceEnd; Advance()) entries.Add(Node(depth + 1));
        return new(at, entries);
    }

    private MapNode Map(ReadingMark at, int depth)
    {
        var members = new List<MemberNode>();
        var names = new HashSet<string>(StringComparer.Ordinal); // lookup only
        for (Advance(); parser.Current is not MappingEnd; Advance())
        {
            var place = Of(parser.Current!.Start);
            if (Node(depth + 1) is not ScalarNode key) throw new TreeException(place, "a member's name is a plain word");
            if (key.Value == "<<") throw new TreeException(place, "merges (<<) have no place in a protocol; write the members out");
            if (!names.Add(key.Value)) throw new TreeException(place, $"the member {key.Words} stands twice; keep one of the two");
            Advance();
            members.Add(new(place, key.Value, Node(depth + 1)));
        }
        return new(at, members);
    }

    private void Advance()
    {
        if (!parser.MoveNext()) throw new TreeException(new(1, 1), "the text ends in the middle of the document");
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        Advance();
        if (parser.Current is not T) throw new TreeException(Of(parser.Current!.Start), "expected the end of the document here");
    }

    /// <summary>No control characters, no halves of characters, nothing that turns the direction of the text.</summary>
    private static void MustBeText(string text)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < text.Length; i++, column++)
        {
            var letter = text[i];
            if (letter == '\n') (line, column) = (line + 1, 0);
            if (letter == '%' && column == 1) throw new TreeException(new(line, column), "directives (%) have no place in a protocol; leave the line out");
            var paired = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var half = char.IsSurrogate(letter) && !paired;
            var forbidden = (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFE' or '\uFFFF';
            if (half || forbidden) throw new TreeException(new(line, column), $"the character U+{(int)letter:X4} cannot be read by people; take it out");
            if (paired) i++;
        }
    }

    private static string Spoken(YamlException problem)
    {
        var message = problem.Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        if (message.StartsWith('(') && end > 0) message = message[(end + 3)..];
        return $"this is neither YAML nor JSON: {message.TrimEnd('.').ToLowerInvariant()}";
    }

    private static ReadingMark Of(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
