using System.Collections;

namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>Names of columns, in YAML one text or a list of texts.</summary>
public sealed class ColumnList(IReadOnlyList<string> columns) : IReadOnlyList<string>
{
    public int Count => columns.Count;

    public string this[int index] => columns[index];

    public IEnumerator<string> GetEnumerator() => columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
