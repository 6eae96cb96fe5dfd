using System.Text.Json;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Routine;

/// <summary>A signal starts the protocols that wait for its type, whether or not there is trouble. What it is about is the key of the case.</summary>
internal static class RoutineSignals
{
    private static readonly string[] Places = ["site", "from", "destination", "to"];

    private static readonly string[] Documents = ["purchaseOrder", "productionOrder", "shipment", "order", "id", "carrier", "system", "lot"];

    /// <param name="reference">The signal, as source and id joined.</param>
    public static void Follow(Turn turn, Signal signal, string reference)
    {
        var waiting = turn.State.Protocols.Index.OfSignal(signal.Type);
        if (waiting.Count == 0) return;
        var cause = CauseOf(signal, reference);
        foreach (var version in waiting) RoutineCases.Start(turn, version, cause);
    }

    private static RoutineCause CauseOf(Signal signal, string reference)
    {
        var data = signal.Data;
        List<string> sites = [.. Places.Select(name => data.TextOrNull(name)).OfType<string>().Distinct(StringComparer.Ordinal)];
        List<string> documents = [.. Documents.Select(name => data.TextOrNull(name)).OfType<string>()];
        var items = ItemsOf(data);
        List<string> subject = [signal.Type, .. sites, .. items, .. documents];
        return new(subject.Count == 1 ? [signal.Type, reference] : subject, $"the signal {signal.Type} of {signal.Source}", signal.Time)
        {
            Signal = reference,
            Sites = sites,
            Items = items,
            Reference = documents.Count > 0 ? documents[0] : null,
        };
    }

    private static List<string> ItemsOf(JsonElement data)
    {
        if (data.TextOrNull("item") is { } item) return [item];
        if (data.Texts("items") is { Count: > 0 } items) return [.. items];
        if (!data.TryGetProperty("lines", out var lines) || lines.ValueKind != JsonValueKind.Array) return [];
        return [.. lines.EnumerateArray().Select(line => line.TextOrNull("item")).OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
