namespace ControlTower.Core.Protocols.Editing;

/// <summary>What is to be written into a text.</summary>
public abstract record EditValue
{
    public static EditValue Of(string text) => new TextValue(text);

    /// <summary>On one line, as [a, b].</summary>
    public static EditValue OfTexts(IEnumerable<string> texts) => new ListValue([.. texts.Select(Of)], Lines: false);

    /// <summary>Each entry on a line of its own.</summary>
    public static EditValue OfLines(IEnumerable<EditValue> entries) => new ListValue([.. entries], Lines: true);

    /// <summary>On one line, as { a: 1 }.</summary>
    public static EditValue OfMembers(params (string Name, EditValue Value)[] members) => new MapValue(members, Lines: false);

    /// <summary>Each member on a line of its own.</summary>
    public static EditValue OfMemberLines(params (string Name, EditValue Value)[] members) => new MapValue(members, Lines: true);
}

internal sealed record TextValue(string Text) : EditValue;

internal sealed record ListValue(IReadOnlyList<EditValue> Entries, bool Lines) : EditValue;

internal sealed record MapValue(IReadOnlyList<(string Name, EditValue Value)> Members, bool Lines) : EditValue;
