using ControlTower.Web.Shared.Focus;

namespace ControlTower.Web.Shared.Keyboard;

/// <summary>
/// The keys that work now, in one circuit: each scope adds its own and takes them away with it. Who answers a key is decided
/// here, when it is answered: a key pressed while the page changes belongs to the page that is then on the screen.
/// </summary>
public sealed class KeyMap(Arrivals arrivals)
{
    private readonly List<Scope> scopes = [];

    public event Action? Changed;

    /// <summary>All keys, the page's first; a key that an inner scope took over is listed once, as the inner scope says.</summary>
    public IReadOnlyList<KeyBinding> Current =>
        [.. scopes.AsEnumerable().Reverse().SelectMany(s => s.Keys).DistinctBy(k => k.Keys)];

    /// <param name="answer">What a key of these does; null lists them only.</param>
    public void Set(object owner, IReadOnlyList<KeyBinding> keys, Func<string, Task>? answer = null)
    {
        var at = scopes.FindIndex(s => ReferenceEquals(s.Owner, owner));
        if (at >= 0)
            scopes[at] = new(owner, keys, answer);
        else
            scopes.Add(new(owner, keys, answer));
        Changed?.Invoke();
    }

    public void Remove(object owner)
    {
        if (scopes.RemoveAll(s => ReferenceEquals(s.Owner, owner)) > 0)
            Changed?.Invoke();
    }

    /// <summary>Answers a key by the innermost scope that has it; ends when the next key can be answered.</summary>
    public async Task PressAsync(string key)
    {
        await arrivals.SettledAsync();
        if (scopes.FindLast(s => s.Keys.Any(one => one.Keys == key)) is { Answer: { } answer })
            await answer(key);
        await arrivals.SettledAsync();
    }

    private sealed record Scope(object Owner, IReadOnlyList<KeyBinding> Keys, Func<string, Task>? Answer);
}
