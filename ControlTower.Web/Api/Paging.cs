using ControlTower.Core.Kernel;

namespace ControlTower.Web.Api;

/// <param name="Next">Where the following page begins; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Pages over things in order of id: a cursor is the last id that was given.</summary>
public static class Paging
{
    private const int Default = 100;
    private const int Most = 1_000;

    public static Result<Page<TItem>> Cut<T, TItem>(IEnumerable<KeyValuePair<string, T>> inOrder, PageQuery query, Func<T, TItem> shape)
    {
        if (query.Limit is < 1 or > Most) return Refusal.Invalid($"limit lies from 1 to {Most}.", "/limit");
        var limit = query.Limit ?? Default;
        var found = inOrder.SkipWhile(pair => query.After is { } after && string.CompareOrdinal(pair.Key, after) <= 0).Take(limit + 1).ToList();
        return new Page<TItem>([.. found.Take(limit).Select(pair => shape(pair.Value))], found.Count > limit ? found[limit - 1].Key : null);
    }
}

/// <param name="After">The cursor of the page before.</param>
public sealed record PageQuery(string? After, int? Limit);
