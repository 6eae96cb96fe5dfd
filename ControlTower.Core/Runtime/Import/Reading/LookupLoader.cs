using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Fills one lookup from its file.</summary>
internal sealed class LookupLoader(ImportFolder folder, string name)
{
    private readonly TableMapping table = folder.Mapping.Tables[name];
    private readonly SortedDictionary<string, (string?[] Values, Combined[] Combined)> combined = new(StringComparer.Ordinal);
    private readonly List<(ColumnReader Read, CombineRule? Rule)> columns = [];

    /// <summary>The refusal names columns that the file lacks.</summary>
    public Refusal? Load(Lookup lookup, TableRows rows)
    {
        var binder = new ColumnBinder(folder, name, rows);
        var key = binder.Bind(table.Key!, $"/tables/{name}/key");
        foreach (var column in lookup.Columns)
        {
            CombineRule? rule = table.Combine.TryGetValue(column, out var given) ? given : null;
            columns.Add((binder.Bind(column, $"/tables/{name}"), rule));
        }
        var filter = new RowFilter(table, binder, rows);
        if (binder.Refusal is { } refusal) return refusal;
        while (rows.Read())
        {
            if (!filter.Takes()) continue;
            if (Take(lookup, rows, key()) is { } fault) folder.Log.Reject(new(rows.Name, rows.Line, $"{name}.{fault.Field}", fault.Reason), rows.Part);
        }
        foreach (var (id, group) in combined) lookup.Add(id, Finish(group.Values, group.Combined));
        return null;
    }

    private Fault? Take(Lookup lookup, TableRows rows, string? key)
    {
        if (key is null) return new(table.Key!, "It is empty.");
        var values = new string?[columns.Count];
        string? objection = null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = columns[i].Read();
            objection ??= rows.Objection;
        }
        if (objection is not null) return new(table.Key!, objection);
        if (Array.Exists(values, value => value?.Contains('\uFFFD') == true)) return new(table.Key!, "A text is not in the encoding of the mapping.");
        if (table.Combine.Count > 0) return Combine(key, values);
        return lookup.Add(key, values) ? null : new(table.Key!, $"'{key}' came before.");
    }

    private Fault? Combine(string key, string?[] values)
    {
        var numbers = new decimal[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (columns[i].Rule is null || values[i] is not { } text) continue;
            if (!Numbers.TryRead(text, folder.Mapping.DecimalComma, out numbers[i])) return new(lookupColumn(i), $"'{text}' is not a number that can be used.");
        }
        if (!combined.TryGetValue(key, out var group)) combined[key] = group = (values, [.. columns.Select(_ => new Combined())]);
        for (var i = 0; i < values.Length; i++)
        {
            if (columns[i].Rule is not null && values[i] is not null) group.Combined[i].Add(numbers[i]);
        }
        return null;

        string lookupColumn(int i) => folder.LookupColumns(name)[i];
    }

    private string?[] Finish(string?[] first, Combined[] sums) =>
        [.. first.Select((value, i) => columns[i].Rule is { } rule ? sums[i].Text(rule, folder.Mapping.DecimalComma) : value)];
}
