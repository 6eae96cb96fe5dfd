using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ControlTower.Core.Kernel;

/// <summary>
/// An immutable map from text to values that is always enumerated in ordinal order of its keys: a B-tree whose changes copy
/// only the path to the leaf and share the rest. Look-up and change cost O(log n); old versions stay as they were.
/// </summary>
public sealed class OrdinalMap<TValue> : IReadOnlyCollection<KeyValuePair<string, TValue>>
{
    private const int Width = 32;

    /// <summary>Of a map of some ten thousand keys.</summary>
    private const int UsualDepth = 4;

    private readonly Node root;

    private OrdinalMap(Node root, int count)
    {
        this.root = root;
        Count = count;
    }

    public static OrdinalMap<TValue> Empty { get; } = new(new Node([], [], null), 0);

    public int Count { get; }

    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public TValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public TValue? Find(string key) => TryGetValue(key, out var value) ? value : default;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var node = root;
        while (node.Children is { } children) node = children[ChildIndex(node, key)];
        var at = Search(node.Keys, key);
        value = at >= 0 ? node.Values[at] : default;
        return at >= 0;
    }

    public bool TryFirst([MaybeNullWhen(false)] out string key, [MaybeNullWhen(false)] out TValue value)
    {
        var node = root;
        while (node.Children is { } children) node = children[0];
        return TryPair(node, 0, out key, out value);
    }

    public bool TryLast([MaybeNullWhen(false)] out string key, [MaybeNullWhen(false)] out TValue value)
    {
        var node = root;
        while (node.Children is { } children) node = children[^1];
        return TryPair(node, node.Keys.Length - 1, out key, out value);
    }

    public OrdinalMap<TValue> Set(string key, TValue value)
    {
        var (left, right, added) = Insert(root, key, value);
        var top = right is null ? left : new Node([right.First], [], [left, right]);
        return new(top, Count + (added ? 1 : 0));
    }

    public OrdinalMap<TValue> Remove(string key)
    {
        if (!ContainsKey(key)) return this;
        var top = Cut(root, key) ?? Empty.root;
        while (top.Children is { Length: 1 } only) top = only[0];
        return new(top, Count - 1);
    }

    public static OrdinalMap<TValue> From(IEnumerable<KeyValuePair<string, TValue>> pairs)
    {
        var map = Empty;
        foreach (var (key, value) in pairs) map = map.Set(key, value);
        return map;
    }

    /// <summary>The pairs whose keys are at or after <paramref name="key"/>, in order.</summary>
    public IEnumerable<KeyValuePair<string, TValue>> FromKey(string key) => Walk(root, key);

    /// <summary>The pairs whose keys begin with <paramref name="prefix"/>, in order.</summary>
    public IEnumerable<KeyValuePair<string, TValue>> WithPrefix(string prefix) =>
        Walk(root, prefix).TakeWhile(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal));

    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<TValue> Values => this.Select(pair => pair.Value);

    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() => Walk(root, null).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>No leaf is empty but that of the empty map.</summary>
    private static bool TryPair(Node leaf, int at, [MaybeNullWhen(false)] out string key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = leaf.Keys.Length > 0;
        (key, value) = found ? (leaf.Keys[at], leaf.Values[at]) : (default, default);
        return found;
    }

    private static IEnumerable<KeyValuePair<string, TValue>> Walk(Node top, string? from)
    {
        if (top.Children is null)
        {
            // Most maps are small, and walked often.
            for (var i = from is null ? 0 : FirstAtOrAfter(top.Keys, from); i < top.Keys.Length; i++) yield return new(top.Keys[i], top.Values[i]);
            yield break;
        }
        var path = new Stack<(Node Node, int Next)>(UsualDepth);
        for (var node = top; ;)
        {
            var next = from is null ? 0 : node.Children is null ? FirstAtOrAfter(node.Keys, from) : ChildIndex(node, from);
            path.Push((node, next));
            if (node.Children is null) break;
            node = node.Children[next];
        }
        while (path.TryPop(out var place))
        {
            var (node, next) = place;
            if (node.Children is null)
            {
                for (var i = next; i < node.Keys.Length; i++) yield return new(node.Keys[i], node.Values[i]);
            }
            else if (next + 1 < node.Children.Length)
            {
                path.Push((node, next + 1));
                for (var child = node.Children[next + 1]; ; child = child.Children[0])
                {
                    path.Push((child, 0));
                    if (child.Children is null) break;
                }
            }
        }
    }

    private static (Node Left, Node? Right, bool Added) Insert(Node node, string key, TValue value)
    {
        if (node.Children is null) return InsertIntoLeaf(node, key, value);
        var index = ChildIndex(node, key);
        var (left, right, added) = Insert(node.Children[index], key, value);
        var children = Copy(node.Children);
        children[index] = left;
        if (right is null) return (new Node(node.Keys, [], children), null, added);
        var (a, b) = Split(new Node(With(node.Keys, index, right.First), [], With(children, index + 1, right)));
        return (a, b, added);
    }

    private static (Node Left, Node? Right, bool Added) InsertIntoLeaf(Node leaf, string key, TValue value)
    {
        var at = Search(leaf.Keys, key);
        if (at >= 0)
        {
            var values = Copy(leaf.Values);
            values[at] = value;
            return (new Node(leaf.Keys, values, null), null, false);
        }
        var (a, b) = Split(new Node(With(leaf.Keys, ~at, key), With(leaf.Values, ~at, value), null));
        return (a, b, true);
    }

    private static (Node Left, Node? Right) Split(Node node)
    {
        if (node.Children is { } children)
        {
            if (children.Length <= Width) return (node, null);
            var cut = Width / 2;
            return (new Node(node.Keys[..(cut - 1)], [], children[..cut]), new Node(node.Keys[cut..], [], children[cut..]));
        }
        if (node.Keys.Length <= Width) return (node, null);
        var half = Width / 2;
        return (new Node(node.Keys[..half], node.Values[..half], null), new Node(node.Keys[half..], node.Values[half..], null));
    }

    private static Node? Cut(Node node, string key)
    {
        if (node.Children is null)
        {
            var at = Search(node.Keys, key);
            return node.Keys.Length == 1 ? null : new Node(Without(node.Keys, at), Without(node.Values, at), null);
        }
        var index = ChildIndex(node, key);
        if (Cut(node.Children[index], key) is { } child)
        {
            var children = Copy(node.Children);
            children[index] = child;
            return new Node(node.Keys, [], children);
        }
        return node.Children.Length == 1 ? null : new Node(Without(node.Keys, Math.Max(index - 1, 0)), [], Without(node.Children, index));
    }

    private static int ChildIndex(Node node, string key)
    {
        var at = Search(node.Keys, key);
        return at >= 0 ? at + 1 : ~at;
    }

    private static int FirstAtOrAfter(string[] keys, string key)
    {
        var at = Search(keys, key);
        return at >= 0 ? at : ~at;
    }

    private static int Search(string[] keys, string key)
    {
        var (low, high) = (0, keys.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(keys[middle], key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>A path is copied at each change, and <see cref="Array.Clone"/> goes the long way round for every array.</summary>
    private static T[] Copy<T>(T[] items) => items.AsSpan().ToArray();

    private static T[] With<T>(T[] items, int at, T item)
    {
        var result = new T[items.Length + 1];
        Array.Copy(items, result, at);
        result[at] = item;
        Array.Copy(items, at, result, at + 1, items.Length - at);
        return result;
    }

    private static T[] Without<T>(T[] items, int at)
    {
        var result = new T[items.Length - 1];
        Array.Copy(items, result, at);
        Array.Copy(items, at + 1, result, at, result.Length - at);
        return result;
    }

    /// <summary>A leaf has values beside its keys; an inner node has children, and between each two the first key of the right one.</summary>
    private sealed class Node(string[] keys, TValue[] values, OrdinalMap<TValue>.Node[]? children)
    {
        public readonly string[] Keys = keys;
        public readonly TValue[] Values = values;
        public readonly Node[]? Children = children;

        /// <summary>The least key of the subtree at the time of a split; later removals may leave it as a mere boundary.</summary>
        public string First => Children is { } inner ? inner[0].First : Keys[0];
    }
}
