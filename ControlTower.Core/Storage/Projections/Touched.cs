namespace ControlTower.Core.Storage.Projections;

/// <summary>What one portion of facts has looked at and changed; each thing is loaded once and written once.</summary>
internal sealed class Touched<T>(Func<string, T?> load)
    where T : class
{
    private readonly Dictionary<string, T?> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> changed = new(StringComparer.Ordinal);

    /// <summary>With the fact that changed each last, in no particular order: each goes to a row of its own.</summary>
    public IEnumerable<(T Value, long Version)> Changed => changed.Select(pair => (known[pair.Key]!, pair.Value));

    public T? Find(string id)
    {
        if (!known.TryGetValue(id, out var value)) known[id] = value = load(id);
        return value;
    }

    public void Set(string id, T value, long version)
    {
        known[id] = value;
        changed[id] = version;
    }
}
