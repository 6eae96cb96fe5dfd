namespace ControlTower.Core.Protocols;

/// <summary>Stretches of one figure, each with what it stands for: those that hold a value are found in O(log n + found).</summary>
internal sealed class IntervalList<T>
{
    private readonly (decimal Low, decimal High, T Value)[] sorted;
    private readonly decimal[] highest;

    public IntervalList(IEnumerable<(decimal Low, decimal High, T Value)> all)
    {
        sorted = [.. all.OrderBy(one => one.Low)];
        highest = new decimal[sorted.Length];
        Fill(0, sorted.Length);
    }

    /// <summary>Both ends included.</summary>
    public void AddHolding(decimal value, List<T> found) => Add(0, sorted.Length, value, found);

    /// <summary>The middle of each half knows the highest end below it.</summary>
    private decimal Fill(int from, int until)
    {
        if (from >= until) return decimal.MinValue;
        var middle = (from + until) / 2;
        return highest[middle] = Math.Max(sorted[middle].High, Math.Max(Fill(from, middle), Fill(middle + 1, until)));
    }

    private void Add(int from, int until, decimal value, List<T> found)
    {
        if (from >= until) return;
        var middle = (from + until) / 2;
        if (highest[middle] < value) return;
        Add(from, middle, value, found);
        if (sorted[middle].Low > value) return;
        if (sorted[middle].High >= value) found.Add(sorted[middle].Value);
        Add(middle + 1, until, value, found);
    }
}
