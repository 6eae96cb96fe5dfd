using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>The name of a column as a mapping writes it.</summary>
/// <param name="Join">Null for a column of the table itself.</param>
/// <param name="Column">For a joined column the rest of the name, which the other table resolves.</param>
internal readonly record struct ColumnPath(JoinMapping? Join, string Column, bool Optional)
{
    public static ColumnPath Parse(TableMapping table, string text)
    {
        var dot = text.IndexOf('.');
        if (dot > 0 && table.Joins.TryGetValue(text[..dot], out var join)) return new(join, text[(dot + 1)..], false);
        return text.EndsWith('?') ? new(null, text[..^1], true) : new(null, text, false);
    }
}
