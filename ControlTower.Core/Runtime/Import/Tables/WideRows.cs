using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Tables;

/// <summary>A table that has a column for each of many things, as if each of its cells were a row.</summary>
internal sealed class WideRows : TableRows
{
    private readonly TableRows inner;
    private readonly WideMapping wide;
    private readonly List<(string Name, ColumnReader Read)> cells;
    private int at = -1;

    public WideRows(TableRows inner, WideMapping wide)
    {
        (this.inner, this.wide) = (inner, wide);
        cells = [.. inner.Columns.Where(column => !wide.Keep.Contains(column)).Select(column => (wide.Names.GetValueOrDefault(column, column), inner.Column(column)!))];
    }

    public override string Name => inner.Name;

    public override int Line => inner.Line;

    public override string? Part => at >= 0 ? cells[at].Name : null;

    public override string? Objection => inner.Objection;

    public override IReadOnlyList<string> Columns => [.. inner.Columns.Where(wide.Keep.Contains), wide.Name, wide.Value];

    public override bool Read()
    {
        if (cells.Count == 0) return false;
        if (at < 0 || ++at == cells.Count)
        {
            at = inner.Read() ? 0 : -1;
        }
        return at >= 0;
    }

    public override ColumnReader? Column(string name)
    {
        if (name == wide.Name) return () => cells[at].Name;
        if (name == wide.Value) return () => cells[at].Read();
        return wide.Keep.Contains(name) ? inner.Column(name) : null;
    }

    public override void Dispose() => inner.Dispose();
}
