using System.Text.Json;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Json;

/// <summary>
/// A file that holds one array of objects; each is a row, and a column is the way to a member, its parts set apart by dots. Only one
/// element is held at a time. What is absent or null is empty.
/// </summary>
internal sealed class JsonTable : TableRows
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly FileStream file;
    private readonly StreamReader text;
    private readonly ArrayElements elements;
    private readonly ImportLog log;
    private JsonElement row;
    private string? objection;
    private long counted;

    public JsonTable(TableMapping table, string path, ImportLog log)
    {
        this.log = log;
        Name = table.File;
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        text = new StreamReader(file, MappingCheck.EncodingOf(table), detectEncodingFromByteOrderMarks: true);
        elements = new ArrayElements(text, Reject);
    }

    public override string Name { get; }

    public override int Line => elements.Line;

    public override string? Objection => objection;

    public override IReadOnlyList<string> Columns => [];

    public override bool Read()
    {
        while (elements.Read(out var element))
        {
            objection = null;
            log.CountRow(file.Position - counted);
            counted = file.Position;
            if (Parse(element) is not { } reason) return true;
            Reject(Line, reason);
        }
        log.CountBytes(file.Position - counted);
        counted = file.Position;
        return false;
    }

    public override ColumnReader Column(string name)
    {
        var way = name.Split('.');
        return () => Text(way);
    }

    public override void Dispose()
    {
        text.Dispose();
        file.Dispose();
    }

    private string? Text(string[] way)
    {
        (objection, var at) = (null, row);
        foreach (var part in way)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at)) return null;
        }
        if (at.ValueKind is JsonValueKind.Object or JsonValueKind.Array) objection = $"'{string.Join('.', way)}' holds several values where one is expected.";
        return at.ValueKind switch
        {
            JsonValueKind.String => TextOf(at),
            JsonValueKind.Number => at.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }

    private string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!.Trim() is { Length: > 0 } said ? said : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape, is valid JSON and no text.
            objection = "It is not Unicode text.";
            return null;
        }
    }

    /// <returns>Why the element is no row, or null.</returns>
    private string? Parse(string element)
    {
        try
        {
            using var document = JsonDocument.Parse(element, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return "It is not an object.";
            row = document.RootElement.Clone();
            return null;
        }
        catch (JsonException)
        {
            return "It is not JSON, or names a member twice.";
        }
    }

    private void Reject(int line, string reason) => log.Reject(new(Name, line, null, reason));
}
