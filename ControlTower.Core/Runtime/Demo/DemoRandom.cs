namespace ControlTower.Core.Runtime.Demo;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014), started from a seed, a topic and an index,
/// so that each part of the demo has its own numbers and one part can change without moving the others.
/// </summary>
internal sealed class DemoRandom
{
    private ulong state;

    private DemoRandom(ulong state) => this.state = state;

    public static DemoRandom For(int seed, string topic, long index = 0)
    {
        var start = Mix((ulong)(uint)seed ^ 0x9E3779B97F4A7C15UL);
        foreach (var letter in topic) start = (start ^ letter) * 0x100000001B3UL;
        return new(Mix(start ^ Mix((ulong)index + 0xD1B54A32D192ED03UL)));
    }

    /// <summary>From 0 up to, not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)((Next() >> 11) % (ulong)bound);

    /// <summary>Both bounds included.</summary>
    public int From(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>The index that a roll on the weights falls on.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) sum += weight;
        var roll = Below(sum);
        var at = 0;
        while (roll >= weights[at]) roll -= weights[at++];
        return at;
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
