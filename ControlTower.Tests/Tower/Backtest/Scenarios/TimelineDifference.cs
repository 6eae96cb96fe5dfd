namespace ControlTower.Tests.Tower.Backtest.Scenarios;

/// <summary>What was expected beside what happened: lines that both have, that are missing, and that came instead.</summary>
internal static class TimelineDifference
{
    /// <returns>Null where both are the same.</returns>
    public static string? Between(IReadOnlyList<string> expected, IReadOnlyList<string> seen)
    {
        if (expected.SequenceEqual(seen)) return null;
        return string.Join('\n', ["  (- was expected and did not happen, + happened and was not expected)", .. Lines(expected, seen)]);
    }

    private static IEnumerable<string> Lines(IReadOnlyList<string> expected, IReadOnlyList<string> seen)
    {
        var common = LongestCommon(expected, seen);
        var (i, j) = (0, 0);
        while (i < expected.Count || j < seen.Count)
        {
            if (i < expected.Count && j < seen.Count && expected[i] == seen[j])
            {
                yield return "  " + TimelineText.Columns(expected[i++]);
                j++;
            }
            else if (j == seen.Count || (i < expected.Count && common[i + 1, j] >= common[i, j + 1])) yield return "- " + TimelineText.Columns(expected[i++]);
            else yield return "+ " + TimelineText.Columns(seen[j++]);
        }
    }

    /// <summary>How many lines the rests from each pair of places have in common, in order.</summary>
    private static int[,] LongestCommon(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var common = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--) common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }
}
