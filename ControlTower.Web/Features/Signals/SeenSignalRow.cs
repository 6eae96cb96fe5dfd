using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Signals;

namespace ControlTower.Web.Features.Signals;

/// <summary>One accepted signal as the list shows it.</summary>
/// <param name="Sequence">Of its fact in the journal.</param>
/// <param name="OccurredAt">When it happened, by the sender.</param>
/// <param name="About">The site, shipment, order or carrier that it is about, as far as its data names one.</param>
/// <param name="Data">As JSON, cut at <see cref="LongestData"/> characters.</param>
public sealed record SeenSignalRow(long Sequence, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Source, string Id, string Type, string About, string Data)
{
    public const int LongestData = 2_000;

    private static readonly string[] Naming = ["site", "shipment", "order", "carrier", "purchaseOrder", "item", "id"];

    public static SeenSignalRow Of(Fact fact, SignalAccepted signal)
    {
        var data = JsonSerializer.Serialize(signal.Data, CanonicalJson.Options);
        return new(fact.Sequence, fact.RecordedAt, fact.OccurredAt, signal.Source, signal.Id, signal.Type, AboutOf(signal), data.Length > LongestData ? data[..LongestData] + "…" : data);
    }

    private static string AboutOf(SignalAccepted signal) =>
        signal.Data.ValueKind != JsonValueKind.Object ? signal.Subject ?? ""
            : string.Join(", ", Naming.Select(name => signal.Data.TextOrNull(name)).OfType<string>().Take(2)) is { Length: > 0 } named ? named : signal.Subject ?? "";
}
