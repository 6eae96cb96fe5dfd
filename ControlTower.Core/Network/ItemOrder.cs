namespace ControlTower.Core.Network;

/// <summary>Items in the order in which they are made of each other.</summary>
public static class ItemOrder
{
    /// <summary>
    /// The items that can be made of some, those themselves included, each after all it is made of. Items that are made of each
    /// other in a circle stand together. By Kosaraju's algorithm, without recursion.
    /// </summary>
    /// <param name="others">What an item goes into besides, where something is not made the usual way.</param>
    public static IReadOnlyList<IReadOnlyList<string>> MadeOf(NetworkState network, IEnumerable<string> items, Func<string, IEnumerable<string>>? others = null)
    {
        var uses = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var finished = new List<string>();
        foreach (var item in items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) Visit(item, ProductsOf, uses.ContainsKey, finished);
        var inputs = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (item, products) in uses)
        {
            foreach (var product in products) (inputs.TryGetValue(product, out var known) ? known : inputs[product] = []).Add(item);
        }
        var settled = new HashSet<string>(StringComparer.Ordinal); // lookup only
        var circles = new List<IReadOnlyList<string>>();
        for (var i = finished.Count - 1; i >= 0; i--)
        {
            if (settled.Contains(finished[i])) continue;
            var circle = new List<string>();
            Visit(finished[i], Backwards, settled.Contains, circle);
            circle.Sort(StringComparer.Ordinal);
            circles.Add(circle);
        }
        return circles;

        List<string> ProductsOf(string item) =>
            uses[item] = [.. network.BomsWith(item).Select(bom => bom.Item).Concat(others?.Invoke(item) ?? []).Distinct(StringComparer.Ordinal)];

        List<string> Backwards(string item)
        {
            settled.Add(item);
            return inputs.TryGetValue(item, out var known) ? known : [];
        }
    }

    /// <summary>Walks in depth and lists what is finished.</summary>
    private static void Visit(string start, Func<string, List<string>> next, Func<string, bool> isKnown, List<string> finished)
    {
        if (isKnown(start)) return;
        var path = new Stack<(string Item, List<string> Next, int At)>();
        path.Push((start, next(start), 0));
        while (path.TryPop(out var place))
        {
            var at = place.At;
            while (at < place.Next.Count && isKnown(place.Next[at])) at++;
            if (at == place.Next.Count)
            {
                finished.Add(place.Item);
                continue;
            }
            path.Push((place.Item, place.Next, at + 1));
            path.Push((place.Next[at], next(place.Next[at]), 0));
        }
    }
}
