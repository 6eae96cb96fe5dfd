using System.Globalization;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;
using CsvHelper;
using CsvHelper.Configuration;

namespace ControlTower.Core.Runtime.Import.Csv;

/// <summary>A CSV file with a header row.</summary>
internal sealed class CsvTable : TableRows
{
    private readonly FileStream file;
    private readonly StreamReader text;
    private readonly QuoteGuard guard;
    private readonly CsvParser parser;
    private readonly ImportLog log;
    private bool hasBadQuotes;
    private long counted;

    public CsvTable(TableMapping table, string path, ImportLog log)
    {
        this.log = log;
        Name = table.File;
        var delimiter = MappingCheck.Delimiter(table);
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        text = new StreamReader(file, MappingCheck.EncodingOf(table), detectEncodingFromByteOrderMarks: true);
        guard = new QuoteGuard(new BoundedLines(text), delimiter[0], (line, reason) => log.Reject(new(Name, line, null, reason)));
        parser = new CsvParser(guard, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            BadDataFound = _ => hasBadQuotes = true,
        });
        if (parser.Read()) Columns = [.. (parser.Record ?? []).Select(column => column.Trim())];
    }

    public override string Name { get; }

    public override IReadOnlyList<string> Columns { get; } = [];

    public override string? Objection => hasBadQuotes ? "Quotes do not match." : null;

    public override int Line => parser.RawRow - parser.RawRecord.TrimEnd('\n').Count(one => one == '\n');

    /// <summary>Goes to the next row that has as many columns as the header.</summary>
    public override bool Read()
    {
        while (parser.Read())
        {
            hasBadQuotes = false;
            log.CountRow(file.Position - counted);
            counted = file.Position;
            if (parser.Count == Columns.Count) return true;
            log.Reject(new(Name, Line, null, $"The row has {parser.Count} columns where the header has {Columns.Count}."));
        }
        log.CountBytes(file.Position - counted);
        counted = file.Position;
        return false;
    }

    public override ColumnReader? Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] != name) continue;
            var index = i;
            return () => parser[index].Trim() is { Length: > 0 } said ? said : null;
        }
        return null;
    }

    public override void Dispose()
    {
        parser.Dispose();
        guard.Dispose();
        text.Dispose();
        file.Dispose();
    }
}
