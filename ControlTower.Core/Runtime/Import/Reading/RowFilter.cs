using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Which rows of a table count.</summary>
internal sealed class RowFilter(TableMapping table, ColumnBinder binder, TableRows rows)
{
    private readonly (ColumnReader Read, ColumnList Texts)[] where = Bind(table.Where, binder);
    private readonly (ColumnReader Read, ColumnList Texts)[] unless = Bind(table.Unless, binder);

    /// <summary>A row whose fields cannot be read is not passed over in silence.</summary>
    public bool Takes() => Array.TrueForAll(where, Holds) && (!Array.Exists(unless, Holds) || rows.Objection is not null);

    private static bool Holds((ColumnReader Read, ColumnList Texts) one) => one.Texts.Contains(one.Read() ?? "", StringComparer.Ordinal);

    private static (ColumnReader, ColumnList)[] Bind(Dictionary<string, ColumnList> conditions, ColumnBinder binder) =>
        [.. conditions.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (binder.Bind(one.Key, $"/tables/{binder.Table}"), one.Value ?? new([])))];
}
