namespace ControlTower.Core.Kernel;

/// <summary>
/// What was seen, remembered for a stated time: kept in generations, so that forgetting drops a whole one at no cost.
/// Which generation a thing falls into depends on its own time alone, so replay forgets the same.
/// </summary>
/// <typeparam name="TValue">What is remembered of each.</typeparam>
public sealed record Remembered<TValue>(OrdinalMap<OrdinalMap<TValue>> Generations)
{
    private static readonly TimeSpan GenerationLength = TimeSpan.FromDays(5);

    public static Remembered<TValue> Nothing { get; } = new(OrdinalMap<OrdinalMap<TValue>>.Empty);

    public bool TryFind(string key, out TValue? value)
    {
        foreach (var (_, generation) in Generations)
        {
            if (generation.TryGetValue(key, out value)) return true;
        }
        value = default;
        return false;
    }

    public Remembered<TValue> With(string key, TValue value, DateTimeOffset at)
    {
        var name = Keys.Part(new DateTimeOffset(at.UtcTicks - (at.UtcTicks % GenerationLength.Ticks), TimeSpan.Zero));
        var generation = Generations.Find(name) ?? OrdinalMap<TValue>.Empty;
        return new(Generations.Set(name, generation.Set(key, value)));
    }

    /// <summary>Changes what is remembered of a thing, which stays as old as it is; nothing where it is forgotten.</summary>
    public Remembered<TValue> Change(string key, Func<TValue, TValue> change)
    {
        foreach (var (name, generation) in Generations)
        {
            if (generation.TryGetValue(key, out var value)) return new(Generations.Set(name, generation.Set(key, change(value))));
        }
        return this;
    }

    /// <summary>True when a whole generation is older than <paramref name="before"/>.</summary>
    public bool Outlived(DateTimeOffset before) =>
        Generations.TryFirst(out var name, out _) && string.CompareOrdinal(name, Keys.Part(before - GenerationLength)) < 0;

    /// <summary>Drops the generations that ended before <paramref name="before"/>.</summary>
    public Remembered<TValue> Without(DateTimeOffset before)
    {
        var kept = this;
        while (kept.Outlived(before) && kept.Generations.TryFirst(out var name, out _)) kept = new(kept.Generations.Remove(name));
        return kept;
    }
}
