namespace ControlTower.Core.Planning;

/// <summary>The middle of some values, doubled so that it stays whole.</summary>
internal static class Medians
{
    /// <summary>Twice the median. Sorts the values, of which there is at least one.</summary>
    public static Int128 Twice(Span<Int128> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? 2 * values[middle] : values[middle - 1] + values[middle];
    }
}
