namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>The columns of a joined table that something asks for, by its key.</summary>
internal sealed class Lookup(IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, string?[]> rows = new(StringComparer.Ordinal); // lookup only

    public IReadOnlyList<string> Columns => columns;

    public bool Add(string key, string?[] values) => rows.TryAdd(key, values);

    public string? Find(string key, int column) => rows.TryGetValue(key, out var values) ? values[column] : null;
}
