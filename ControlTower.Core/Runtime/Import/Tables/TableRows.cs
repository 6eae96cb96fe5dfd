namespace ControlTower.Core.Runtime.Import.Tables;

/// <summary>The rows of one file, one at a time, whatever its form; rows that are no rows are reported and passed over.</summary>
internal abstract class TableRows : IDisposable
{
    /// <summary>Of the file.</summary>
    public abstract string Name { get; }

    /// <summary>Number of the line in which this row begins, counted from 1.</summary>
    public abstract int Line { get; }

    /// <summary>Which part of the line this row is, where a line gives several; else null.</summary>
    public virtual string? Part => null;

    /// <summary>What is wrong with the field of this row that was looked at last, or with the row; else null.</summary>
    public abstract string? Objection { get; }

    /// <summary>The names of the columns; empty where each row has its own.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool Read();

    /// <summary>Null where there is no such column.</summary>
    public abstract ColumnReader? Column(string name);

    public abstract void Dispose();
}

/// <summary>Reads the text of one column of the current row, its own or a joined one; null where it is empty.</summary>
internal delegate string? ColumnReader();
