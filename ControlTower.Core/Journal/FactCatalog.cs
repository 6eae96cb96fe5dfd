using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Journal;

/// <summary>Which kinds of facts there are, and how each becomes bytes and comes back, from whichever version it was written in.</summary>
public sealed class FactCatalog
{
    private readonly Dictionary<Type, FactKindAttribute> byType; // lookup only
    private readonly Dictionary<string, Type> byKind; // lookup only
    private readonly IReadOnlyList<FactUpcast> upcasts;

    public FactCatalog(IEnumerable<Type> types, IReadOnlyList<FactUpcast> upcasts)
    {
        byType = types.ToDictionary(type => type, KindOf); // lookup only
        byKind = byType.ToDictionary(pair => pair.Value.Kind, pair => pair.Key, StringComparer.Ordinal); // lookup only
        this.upcasts = upcasts;
    }

    /// <summary>Kinds with their current version, in ordinal order.</summary>
    public IReadOnlyList<(string Kind, int Schema, Type Type)> Kinds =>
        [.. byType.Select(pair => (pair.Value.Kind, pair.Value.Schema, pair.Key)).OrderBy(kind => kind.Kind, StringComparer.Ordinal)];

    public static FactCatalog Of(Assembly assembly, IReadOnlyList<FactUpcast> upcasts) =>
        new(assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFact))), upcasts);

    public (string Kind, int Schema, byte[] Body) Encode(IFact fact)
    {
        var kind = byType[fact.GetType()];
        return (kind.Kind, kind.Schema, JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), CanonicalJson.Options));
    }

    /// <exception cref="JournalException">The kind is unknown, or written by a later program.</exception>
    public Fact Decode(FactRow row)
    {
        if (!byKind.TryGetValue(row.Kind, out var type)) throw new JournalException($"Row {row.Sequence} is of the unknown kind '{row.Kind}'; a later version of the program wrote it.");
        var current = byType[type].Schema;
        if (row.Schema > current) throw new JournalException($"Row {row.Sequence} has version {row.Schema} of '{row.Kind}', this program knows {current}.");
        var body = row.Schema == current
            ? JsonSerializer.Deserialize(row.Body, type, CanonicalJson.Options)
            : Lifted(row, current).Deserialize(type, CanonicalJson.Options);
        return new(row.Sequence, row.RecordedAt, row.OccurredAt, row.Actor, (IFact)body!);
    }

    private JsonObject Lifted(FactRow row, int current)
    {
        var body = JsonNode.Parse(row.Body)!.AsObject();
        for (var schema = row.Schema; schema < current; schema++)
        {
            var upcast = upcasts.SingleOrDefault(one => one.Kind == row.Kind && one.From == schema)
                ?? throw new JournalException($"Nothing lifts '{row.Kind}' from version {schema}.");
            body = upcast.Lift(body);
        }
        return body;
    }

    private static FactKindAttribute KindOf(Type type) =>
        type.GetCustomAttribute<FactKindAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no {nameof(FactKindAttribute)}.");
}
