namespace ControlTower.Core.Kernel;

/// <summary>What somebody may have meant by a word that nothing is called by.</summary>
public static class Spelling
{
    /// <summary>Longer words are not slips of the pen; comparing them would only cost time.</summary>
    private const int Longest = 40;

    /// <summary>The nearest of the words that are meant, the first of equals; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> meant)
    {
        if (word.Length is 0 or > Longest) return null;
        var most = Math.Max(1, word.Length / 3);
        string? nearest = null;
        foreach (var one in meant.Where(one => Math.Abs(one.Length - word.Length) <= most))
        {
            var distance = Distance(word.ToUpperInvariant(), one.ToUpperInvariant());
            if (distance <= most) (nearest, most) = (one, distance - 1);
            if (most < 0) break;
        }
        return nearest;
    }

    /// <summary>"; did you mean 'x'?", or what is expected where nothing is near.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> meant) => Nearest(word, meant) is { } near
        ? $"; did you mean '{near}'?"
        : meant.Count == 0 ? "" : $"; expected one of {string.Join(", ", meant.Take(30))}{(meant.Count > 30 ? " …" : "")}";

    /// <summary>Letters to change, add or drop, and neighbours to swap, to come from one to the other (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var (before, above) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above) = (above, row);
        }
        return above[^1];
    }
}
