using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;

namespace ControlTower.Web.Features.Audit;

/// <summary>A range of the journal as JSON lines, each row with the hashes by which anyone can verify the chain.</summary>
public static class JournalExport
{
    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/journal.jsonl", (IJournal journal, long? from, long? to) =>
    {
        var first = from ?? 1;
        var last = to ?? journal.Head.Sequence;
        if (first < 1) return Results.Problem("from is a sequence from 1.", statusCode: StatusCodes.Status400BadRequest);
        if (last < first) return Results.Problem("to is a sequence not below from.", statusCode: StatusCodes.Status400BadRequest);
        return Results.Stream(stream => WriteAsync(stream, journal, first, last), "application/jsonl", $"journal-{first}-{last}.jsonl");
    });

    private static async Task WriteAsync(Stream stream, IJournal journal, long first, long last)
    {
        await using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(false), 65_536, leaveOpen: true);
        foreach (var row in Replay.RowsAfter(journal, first - 1).TakeWhile(row => row.Sequence <= last)) await writer.WriteAsync(Line(row) + "\n");
    }

    private static string Line(FactRow row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", row.Sequence);
            json.WriteString("recordedAt", row.RecordedAt.UtcDateTime);
            json.WriteString("occurredAt", row.OccurredAt.UtcDateTime);
            json.WriteString("actor", row.Actor);
            json.WriteString("kind", row.Kind);
            json.WriteNumber("schema", row.Schema);
            json.WritePropertyName("body");
            json.WriteRawValue(row.Body);
            json.WriteString("hash", Convert.ToHexStringLower(row.Hash));
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
