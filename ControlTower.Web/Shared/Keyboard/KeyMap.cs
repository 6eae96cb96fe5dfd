namespace ControlTower.Web.Shared.Keyboard;

/// <summary>The keys that work now, in one circuit: each scope adds its own and takes them away with it.</summary>
public sealed class KeyMap
{
    private readonly List<(object Owner, IReadOnlyList<KeyBinding> Keys)> scopes = [];

    public event Action? Changed;

    /// <summary>All keys, the page's first; a key that an inner scope took over is listed once, as the inner scope says.</summary>
    public IReadOnlyList<KeyBinding> Current =>
        [.. scopes.AsEnumerable().Reverse().SelectMany(s => s.Keys).DistinctBy(k => k.Keys)];

    public void Set(object owner, IReadOnlyList<KeyBinding> keys)
    {
        var at = scopes.FindIndex(s => ReferenceEquals(s.Owner, owner));
        if (at >= 0)
            scopes[at] = (owner, keys);
        else
            scopes.Add((owner, keys));
        Changed?.Invoke();
    }

    public void Remove(object owner)
    {
        if (scopes.RemoveAll(s => ReferenceEquals(s.Owner, owner)) > 0)
            Changed?.Invoke();
    }
}
