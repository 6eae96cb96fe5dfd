namespace ControlTower.Core.Protocols.Reading;

/// <summary>A place in a text, from 1; default where there is none.</summary>
public readonly record struct ReadingMark(int Line, int Column);

/// <summary>A part of a document as it was written, before it means anything.</summary>
internal abstract record TextNode(ReadingMark At)
{
    public abstract string Words { get; }
}

/// <param name="Plain">Written without quotes.</param>
/// <param name="Inline">On one line, so that a place within it can be told.</param>
internal sealed record ScalarNode(ReadingMark At, string Value, bool Plain, bool Inline) : TextNode(At)
{
    public bool IsNull => Plain && Value is "" or "~" or "null" or "Null" or "NULL";

    public override string Words => IsNull ? "nothing" : $"'{(Value.Length <= 40 ? Value : Value[..(char.IsHighSurrogate(Value[39]) ? 39 : 40)] + "…")}'";

    /// <summary>The place of one of its characters.</summary>
    public ReadingMark Of(int index) => Inline ? At with { Column = At.Column + index + (Plain ? 0 : 1) } : At;
}

internal sealed record ListNode(ReadingMark At, IReadOnlyList<TextNode> Entries) : TextNode(At)
{
    public override string Words => "a list";
}

internal sealed record MapNode(ReadingMark At, IReadOnlyList<MemberNode> Members) : TextNode(At)
{
    public override string Words => "an object";
}

internal sealed record MemberNode(ReadingMark At, string Name, TextNode Value);
