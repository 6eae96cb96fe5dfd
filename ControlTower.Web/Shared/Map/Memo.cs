namespace ControlTower.Web.Shared.Map;

/// <summary>
/// The last results of something that takes time, shared by all pages: twenty that ask for the same cost one making and not twenty,
/// and those that ask while it is being made wait for it.
/// </summary>
/// <param name="kept">How many results stay.</param>
internal sealed class Memo<TKey, TValue>(int kept)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> newest = [];

    public TValue Of(TKey key, Func<TKey, TValue> make)
    {
        Lazy<TValue>? value;
        lock (gate)
        {
            value = newest.FirstOrDefault(one => one.Key.Equals(key)).Value;
            if (value is null)
            {
                value = new(() => make(key));
                newest.AddFirst((key, value));
                if (newest.Count > kept) newest.RemoveLast();
            }
        }
        return value.Value;
    }
}
