using System.Globalization;
using ControlTower.Core.Runtime.Import.Mapping;
using CsvHelper;
using CsvHelper.Configuration;

namespace ControlTower.Core.Runtime.Import.Csv;

/// <summary>The rows of one file, one at a time; rows that are no rows are reported and passed over.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FileStream file;
    private readonly StreamReader text;
    private readonly QuoteGuard guard;
    private readonly CsvParser parser;
    private readonly ImportLog log;
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
            BadDataFound = _ => HasBadQuotes = true,
        });
        if (parser.Read()) Header = [.. (parser.Record ?? []).Select(column => column.Trim())];
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>A field of this row that was looked at is not quoted as it should be.</summary>
    public bool HasBadQuotes { get; private set; }

    /// <summary>Number of the line in which this row begins, counted from 1.</summary>
    public int Line => parser.RawRow - parser.RawRecord.TrimEnd('\n').Count(one => one == '\n');

    public string this[int column] => parser[column];

    /// <summary>Goes to the next row that has as many columns as the header.</summary>
    public bool Read()
    {
        while (parser.Read())
        {
            HasBadQuotes = false;
            log.CountRow(file.Position - counted);
            counted = file.Position;
            if (parser.Count == Header.Count) return true;
            log.Reject(new(Name, Line, null, $"The row has {parser.Count} columns where the header has {Header.Count}."));
        }
        log.CountBytes(file.Position - counted);
        counted = file.Position;
        return false;
    }

    public void Dispose()
    {
        parser.Dispose();
        guard.Dispose();
        text.Dispose();
        file.Dispose();
    }
}
