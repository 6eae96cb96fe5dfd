using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ControlTower.Core.Protocols.Editing;

/// <summary>Makes a tree with places of a text that was found to be a plain one before: no aliases, no tags, bounded in depth.</summary>
internal sealed class EditTreeBuilder
{
    private readonly string text;
    private readonly Parser parser;

    private EditTreeBuilder(string text)
    {
        this.text = text;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    public static EditNode Build(string text)
    {
        var builder = new EditTreeBuilder(text);
        while (builder.parser.Current is not DocumentStart) builder.parser.MoveNext();
        builder.parser.MoveNext();
        return builder.Node(0, false);
    }

    /// <param name="after">Where what it belongs to ends.</param>
    private EditNode Node(int after, bool inFlow) => parser.Current switch
    {
        Scalar scalar => Scalar(scalar, after, inFlow),
        SequenceStart list => List(list, after, inFlow),
        MappingStart map => Map(map, after, inFlow),
        var other => throw new InvalidOperationException($"A plain text holds no {other?.GetType().Name}."),
    };

    private EditScalar Scalar(Scalar scalar, int after, bool inFlow)
    {
        var start = (int)scalar.Start.Index;
        var end = Trimmed(start, (int)scalar.End.Index);
        var nothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        return new(start, end, ColumnOf(start), after, inFlow, scalar.Value, nothing, scalar.Style is ScalarStyle.Folded or ScalarStyle.Literal);
    }

    // The scanner marks a closing bracket by where it begins.
    private EditList List(SequenceStart start, int after, bool inFlow)
    {
        var flow = start.Style == SequenceStyle.Flow;
        var entries = new List<EditNode>();
        var from = (int)start.Start.Index;
        for (parser.MoveNext(); parser.Current is not SequenceEnd; parser.MoveNext())
        {
            entries.Add(Node(flow ? (int)parser.Current!.Start.Index : AfterDash((int)parser.Current!.Start.Index), inFlow || flow));
        }
        return new(from, flow ? (int)parser.Current.Start.Index + 1 : End(from, entries), ColumnOf(from), after, inFlow, flow, entries);
    }

    private EditMap Map(MappingStart start, int after, bool inFlow)
    {
        var flow = start.Style == MappingStyle.Flow;
        var members = new List<EditMember>();
        var from = (int)start.Start.Index;
        for (parser.MoveNext(); parser.Current is not MappingEnd; parser.MoveNext())
        {
            var key = (Scalar)parser.Current!;
            parser.MoveNext();
            var colon = text.IndexOf(':', Math.Min((int)key.End.Index, text.Length)) + 1;
            members.Add(new((int)key.Start.Index, ColumnOf((int)key.Start.Index), key.Value, Node(colon, inFlow || flow)));
        }
        return new(from, flow ? (int)parser.Current.Start.Index + 1 : End(from, [.. members.Select(member => member.Value)]), ColumnOf(from), after, inFlow, flow, members);
    }

    /// <summary>What is written in lines ends where its last part does; comments and empty lines after it are nobody's.</summary>
    private static int End(int start, List<EditNode> parts) => parts.Count == 0 ? start : Math.Max(parts[^1].End, parts[^1].After);

    private int AfterDash(int start)
    {
        var dash = text.LastIndexOf('-', Math.Max(0, Math.Min(start, text.Length) - 1));
        return dash < 0 ? start : dash + 1;
    }

    private int Trimmed(int start, int end)
    {
        end = Math.Min(end, text.Length);
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }

    private int ColumnOf(int index) => index - (index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1);
}
