using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Runs over the rows of a target's table.</summary>
internal static class TargetRows
{
    /// <param name="take">Takes one row; where it leaves a fault, the row is rejected.</param>
    /// <returns>A refusal where the file lacks a column that the mapping names.</returns>
    public static Refusal? Read(ImportFolder folder, TargetMapping target, string pointer, Action<RowValues> take)
    {
        using var rows = folder.Open(target.Table);
        if (rows is null) return null;
        var binder = new ColumnBinder(folder, target.Table, rows);
        var fields = new BoundFields(target, pointer, binder);
        var filter = new RowFilter(folder.Mapping.Tables[target.Table], binder, rows);
        if (binder.Refusal is { } refusal) return refusal;
        var values = new RowValues(rows, fields, folder.Mapping);
        var label = pointer.TrimStart('/').Replace('/', '.');
        while (rows.Read())
        {
            if (!filter.Takes()) continue;
            values.Begin();
            take(values);
            if (values.Fault is { } fault) folder.Log.Reject(new(rows.Name, rows.Line, $"{label}.{fault.Field}", rows.Part is { } part ? $"{part}: {fault.Reason}" : fault.Reason), rows.Part);
        }
        return null;
    }
}
