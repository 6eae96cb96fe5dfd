using ControlTower.Core.Kernel;

namespace ControlTower.Tests.Kernel;

public sealed class OrdinalMapTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 400)]
    [InlineData(3, 4_000)]
    [InlineData(4, 4_000)]
    public void Map_UnderRandomChanges_IsASortedDictionaryAndOldVersionsStay(int seed, int keys)
    {
        var random = new Random(seed);
        var (map, model) = (OrdinalMap<int>.Empty, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var (kept, keptModel) = (map, model.ToList());
        for (var i = 0; i < 8_000; i++)
        {
            var key = Key(random.Next(keys));
            // Growing in the first half, shrinking in the second.
            if (random.Next(10) < (i < 4_000 ? 7 : 3)) (map, model[key]) = (map.Set(key, i), i);
            else (map, _) = (map.Remove(key), model.Remove(key));
            if (i == 3_000) (kept, keptModel) = (map, [.. model]);
            if (i % 97 == 0) Same(map, model, Key(random.Next(keys)));
        }
        Same(map, model, "");
        Assert.Equal(keptModel, kept);
        foreach (var key in model.Keys.ToList()) map = map.Remove(key);
        Assert.Empty(map);
        Assert.False(map.TryFirst(out _, out _));
    }

    [Fact]
    public void Map_InOrderAndInReverse_HoldsAll()
    {
        var up = OrdinalMap<int>.From(Enumerable.Range(0, 5_000).Select(i => KeyValuePair.Create($"{i:D5}", i)));
        var down = OrdinalMap<int>.From(Enumerable.Range(0, 5_000).Reverse().Select(i => KeyValuePair.Create($"{i:D5}", i)));
        Assert.Equal(up, down);
        Assert.Equal(Enumerable.Range(0, 5_000), up.Values);
        Assert.Throws<KeyNotFoundException>(() => up["x"]);
    }

    private static void Same(OrdinalMap<int> map, SortedDictionary<string, int> model, string from)
    {
        Assert.Equal(model.Count > 0, map.TryFirst(out var first, out _));
        Assert.Equal(model.Count > 0, map.TryLast(out var last, out _));
        Assert.Equal((model.Keys.FirstOrDefault(), model.Keys.LastOrDefault()), (first, last));
        Assert.Equal(model.Count, map.Count);
        Assert.Equal(model, map);
        Assert.Equal(model.Where(pair => string.CompareOrdinal(pair.Key, from) >= 0), map.FromKey(from));
        Assert.Equal(model.Where(pair => pair.Key.StartsWith("k1", StringComparison.Ordinal)), map.WithPrefix("k1"));
        Assert.Equal(model.TryGetValue(from, out var value) ? value : 0, map.Find(from));
    }

    private static string Key(int number) => $"k{number}{(number % 3 == 0 ? "\u001fé" : "")}";
}
