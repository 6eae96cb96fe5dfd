using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Finds the columns that a mapping names in an open file.</summary>
internal sealed class ColumnBinder(ImportFolder folder, string table, TableRows rows)
{
    private readonly List<FieldError> errors = [];
    private readonly TableMapping mapping = folder.Mapping.Tables[table];

    public string Table => table;

    /// <summary>Null while every column was found.</summary>
    public Refusal? Refusal => errors.Count == 0 ? null : Refusal.Invalid($"{errors[0].Pointer}: {errors[0].Message}", errors[0].Pointer) with
    {
        Errors = errors,
        ErrorCount = errors.Count,
    };

    /// <param name="pointer">Of the field that asks, for the refusal.</param>
    public ColumnReader Bind(string column, string pointer)
    {
        var path = ColumnPath.Parse(mapping, column);
        return path.Join is { } join ? Joined(join, path.Column, pointer) : Own(path, pointer);
    }

    private ColumnReader Own(ColumnPath path, string pointer)
    {
        if (rows.Column(path.Column) is { } column) return column;
        if (!path.Optional) errors.Add(new(pointer, $"{mapping.File} has no column '{path.Column}'; it has {string.Join(", ", rows.Columns.Take(40))}."));
        return () => null;
    }

    private ColumnReader Joined(JoinMapping join, string column, string pointer)
    {
        var key = Own(new(null, join.On, false), pointer);
        var lookup = folder.Lookup(join.Table);
        var index = lookup.Columns.ToList().IndexOf(column);
        return () => key() is { } text ? lookup.Find(text, index) : null;
    }
}
