using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Csv;
using ControlTower.Core.Runtime.Import.Json;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>The files of a folder as a mapping sees them, with the joined tables once they are loaded.</summary>
internal sealed class ImportFolder(ImportMapping mapping, string path, ImportLog log)
{
    private readonly SortedDictionary<string, List<string>> wanted = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Lookup> lookups = new(StringComparer.Ordinal);
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);

    public ImportMapping Mapping => mapping;

    public ImportLog Log => log;

    public Lookup Lookup(string table) => lookups[table];

    public IReadOnlyList<string> LookupColumns(string table) => wanted[table];

    public bool Has(string table) => File.Exists(PathOf(table));

    /// <summary>Null where the file is missing, which is noted once.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public TableRows? Open(string table)
    {
        if (Has(table)) return Rows(mapping.Tables[table], PathOf(table));
        var file = mapping.Tables[table].File;
        if (missing.Add(file)) log.Note(new(FindingKind.MissingFile, file, null, null, $"{file} is missing; what it would give stays empty."));
        return null;
    }

    /// <summary>Loads every table that a target joins, each with the columns that are asked for and no others.</summary>
    public Refusal? LoadLookups()
    {
        foreach (var (_, target) in mapping.Targets())
        {
            foreach (var column in target.Fields().SelectMany(field => field.Mapping?.Columns() ?? []).Concat(Filters(target.Table))) Want(target.Table, column);
        }
        log.BytesTotal = wanted.Keys.Concat(mapping.Targets().Select(one => one.Target.Table)).Where(Has).Sum(table => new FileInfo(PathOf(table)).Length);
        foreach (var table in wanted.Keys)
        {
            if (Load(table) is { } refusal) return refusal;
        }
        return null;
    }

    private void Want(string table, string column)
    {
        var path = ColumnPath.Parse(mapping.Tables[table], column);
        if (path.Join is not { } join) return;
        if (!wanted.TryGetValue(join.Table, out var columns))
        {
            wanted[join.Table] = columns = [];
            foreach (var filter in Filters(join.Table)) Want(join.Table, filter);
        }
        if (!columns.Contains(path.Column)) columns.Add(path.Column);
        Want(join.Table, path.Column);
    }

    private Refusal? Load(string table)
    {
        if (lookups.ContainsKey(table)) return null;
        foreach (var join in mapping.Tables[table].Joins.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (wanted.ContainsKey(join.Value.Table) && Load(join.Value.Table) is { } refusal) return refusal;
        }
        var lookup = new Lookup(wanted[table]);
        lookups[table] = lookup;
        using var rows = Open(table);
        return rows is null ? null : new LookupLoader(this, table).Load(lookup, rows);
    }

    private TableRows Rows(TableMapping table, string at)
    {
        if (MappingCheck.IsJson(table)) return new JsonTable(table, at, log);
        var rows = new CsvTable(table, at, log);
        return table.Wide is { } wide ? new WideRows(rows, wide) : rows;
    }

    private IEnumerable<string> Filters(string table) => mapping.Tables[table].Where.Keys.Concat(mapping.Tables[table].Unless.Keys).Order(StringComparer.Ordinal);

    /// <summary>Files that were brought one by one lie in no folders of their own.</summary>
    private string PathOf(string table)
    {
        var whole = Path.Combine(path, mapping.Tables[table].File);
        var plain = Path.Combine(path, Path.GetFileName(mapping.Tables[table].File));
        return File.Exists(whole) || !File.Exists(plain) ? whole : plain;
    }
}
