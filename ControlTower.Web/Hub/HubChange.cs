using System.Text.Json;
using ControlTower.Core.Journal;

namespace ControlTower.Web.Hub;

/// <param name="Version">That the client has after it.</param>
/// <param name="Resync">The client was too slow: it subscribes again with <paramref name="Version"/>.</param>
public sealed record HubChange(long Version, bool Resync, IReadOnlyList<HubFact> Facts);

public sealed record HubFact(long Sequence, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Actor, string Kind, JsonElement Body)
{
    public static HubFact Of(FactRow row) => new(row.Sequence, row.RecordedAt, row.OccurredAt, row.Actor, row.Kind, Parsed(row.Body));

    public static HubFact Of(Fact fact, FactCatalog catalog)
    {
        var (kind, _, body) = catalog.Encode(fact.Body);
        return new(fact.Sequence, fact.RecordedAt, fact.OccurredAt, fact.Actor, kind, Parsed(body));
    }

    private static JsonElement Parsed(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }
}
