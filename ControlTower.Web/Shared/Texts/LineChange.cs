namespace ControlTower.Web.Shared.Texts;

/// <summary>One line of two texts side by side.</summary>
/// <param name="Change">same, removed or added.</param>
/// <param name="From">Number in the first text, from 1; null where it is added.</param>
/// <param name="To">Number in the second text, from 1; null where it is removed.</param>
public sealed record LineChange(string Change, int? From, int? To, string Text)
{
    /// <summary>Longer texts are told as removed and added as a whole.</summary>
    private const int MostLines = 4_000;

    public static IReadOnlyList<LineChange> Between(string from, string to)
    {
        var (old, now) = (Lines(from), Lines(to));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        return
        [
            .. Enumerable.Range(0, start).Select(i => Same(old, i, i)),
            .. Middle(old, now, (start, old.Length - end, now.Length - end)),
            .. Enumerable.Range(0, end).Select(i => Same(old, old.Length - end + i, now.Length - end + i)),
        ];
    }

    /// <summary>By the longest common run of lines that can be kept in order.</summary>
    private static IEnumerable<LineChange> Middle(string[] old, string[] now, (int Start, int OldEnd, int NowEnd) part)
    {
        var (i, j) = (part.Start, part.Start);
        var kept = (part.OldEnd - i) * (long)(part.NowEnd - j) <= MostLines * (long)MostLines / 4 ? Kept(old, now, part) : null;
        while (kept is not null && i < part.OldEnd && j < part.NowEnd)
        {
            if (old[i] == now[j]) yield return Same(old, i++, j++);
            else if (kept[i + 1 - part.Start, j - part.Start] >= kept[i - part.Start, j + 1 - part.Start]) yield return new("removed", i + 1, null, old[i++]);
            else yield return new("added", null, j + 1, now[j++]);
        }
        while (i < part.OldEnd) yield return new("removed", i + 1, null, old[i++]);
        while (j < part.NowEnd) yield return new("added", null, j + 1, now[j++]);
    }

    private static int[,] Kept(string[] old, string[] now, (int Start, int OldEnd, int NowEnd) part)
    {
        var (rows, columns) = (part.OldEnd - part.Start, part.NowEnd - part.Start);
        var kept = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                kept[i, j] = old[part.Start + i] == now[part.Start + j] ? kept[i + 1, j + 1] + 1 : Math.Max(kept[i + 1, j], kept[i, j + 1]);
            }
        }
        return kept;
    }

    private static LineChange Same(string[] lines, int old, int now) => new("same", old + 1, now + 1, lines[old]);

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
