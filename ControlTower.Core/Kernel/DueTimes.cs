using System.Text.Json.Serialization;

namespace ControlTower.Core.Kernel;

/// <summary>Things that come due, in order of time and then of id. Immutable: changes return a new value.</summary>
public sealed record DueTimes(OrdinalMap<DateTimeOffset> ById, OrdinalMap<string> InOrder)
{
    public static DueTimes None { get; } = new(OrdinalMap<DateTimeOffset>.Empty, OrdinalMap<string>.Empty);

    /// <summary>Asked for far more often than anything changes, so it is looked up once.</summary>
    [JsonIgnore]
    public DateTimeOffset? Earliest { get; } = InOrder.TryFirst(out _, out var id) ? ById[id] : null;

    /// <summary>Sets or moves the time at which <paramref name="id"/> comes due; null takes it away.</summary>
    public DueTimes With(string id, DateTimeOffset? at)
    {
        var byId = ById;
        var inOrder = InOrder;
        if (byId.TryGetValue(id, out var before))
        {
            if (before == at) return this;
            byId = byId.Remove(id);
            inOrder = inOrder.Remove(Key(before, id));
        }
        return at is { } due ? new(byId.Set(id, due), inOrder.Set(Key(due, id), id)) : new(byId, inOrder);
    }

    /// <summary>The ids due at or before <paramref name="now"/>, earliest first, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<string> Due(DateTimeOffset now, int limit)
    {
        var due = new List<string>();
        foreach (var (_, id) in InOrder)
        {
            if (due.Count == limit || ById[id] > now) break;
            due.Add(id);
        }
        return due;
    }

    private static string Key(DateTimeOffset at, string id) => $"{at.UtcTicks:D19}|{id}";
}
