using System.Text.Json;
using ControlTower.Core.Journal;

namespace ControlTower.Web.Features.Audit;

/// <summary>One row of the journal with its body laid out for people.</summary>
/// <param name="Body">As indented JSON; as it is stored where it is none.</param>
/// <param name="Continues">Its hash is that over the row before it and itself.</param>
public sealed record AuditRow(FactRow Row, string Body, string Hash, string PreviousHash, bool Continues)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null where there is no such row.</returns>
    public static AuditRow? Read(IJournal journal, long sequence)
    {
        if (sequence < 1 || journal.Find(sequence) is not { } row) return null;
        var previous = sequence == 1 ? FactChain.Genesis : journal.Find(sequence - 1)?.Hash ?? [];
        return new(row, Shape(row.Body), Convert.ToHexStringLower(row.Hash), Convert.ToHexStringLower(previous), previous.Length > 0 && FactChain.Continues(previous, row));
    }

    private static string Shape(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return System.Text.Encoding.UTF8.GetString(body);
        }
    }
}
