using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>Walks through the cells in which a protocol starts, and says of sets of them in words where they lie.</summary>
internal sealed class CellWalk
{
    private readonly ConditionCells cells;
    private readonly int[] takers;
    private readonly List<int> kinds;
    private readonly List<int[]> all = [];
    private readonly int[] numbers;

    public CellWalk(ConditionCells cells, Func<int[], bool> starts, IReadOnlyList<Func<int[], bool>> levels)
    {
        this.cells = cells;
        numbers = new int[cells.Count];
        Array.Fill(numbers, -1);
        foreach (var cell in Every().Where(starts))
        {
            numbers[Place(cell)] = all.Count;
            all.Add(cell);
        }
        takers = [.. all.Select(cell => Enumerable.Range(0, levels.Count).Aggregate(0, (bits, level) => levels[level](cell) ? bits | 1 << level : bits))];
        kinds = [.. takers.Distinct()];
    }

    /// <summary>In which it starts.</summary>
    public IReadOnlyList<int[]> All => all;

    public bool Takes(int level, int[] cell) => (takers[numbers[Place(cell)]] >> level & 1) == 1;

    /// <summary>Some cell is the level's.</summary>
    public bool Reaches(int level) => kinds.Any(bits => (bits >> level & 1) == 1);

    /// <summary>Some cell is of both.</summary>
    public bool Meet(int a, int b) => kinds.Any(bits => (bits >> a & bits >> b & 1) == 1);

    /// <summary>The cells that are meant, joined into boxes as large as they get, each in words.</summary>
    public IEnumerable<string> Boxes(Func<int[], bool> meant)
    {
        var seen = new bool[numbers.Length];
        foreach (var cell in all.Where(cell => !seen[Place(cell)] && meant(cell)))
        {
            var (first, last) = ((int[])cell.Clone(), (int[])cell.Clone());
            for (var axis = 0; axis < first.Length; axis++)
            {
                while (last[axis] + 1 < cells.Axes[axis].Count && Slab(first, last, (axis, last[axis] + 1)).All(one => numbers[Place(one)] >= 0 && meant(one))) last[axis]++;
            }
            foreach (var one in Slab(first, last, (-1, 0))) seen[Place(one)] = true;
            yield return Words(first, last);
        }
    }

    private string Words(int[] first, int[] last)
    {
        var parts = cells.Axes.Select((axis, i) => axis.Words(first[i], last[i])).Where(words => words.Length > 0).ToList();
        return parts.Count == 0 ? "any case" : string.Join(", ", parts);
    }

    /// <summary>The cells of a box; of its one layer where an axis is held.</summary>
    private static IEnumerable<int[]> Slab(int[] first, int[] last, (int Axis, int Index) held)
    {
        var (from, until) = ((int[])first.Clone(), (int[])last.Clone());
        if (held.Axis >= 0) from[held.Axis] = until[held.Axis] = held.Index;
        return Box(from, until);
    }

    private IEnumerable<int[]> Every() => cells.Axes.Any(axis => axis.Count == 0) ? [] : Box(new int[cells.Axes.Count], [.. cells.Axes.Select(axis => axis.Count - 1)]);

    private static IEnumerable<int[]> Box(int[] from, int[] until)
    {
        var cell = (int[])from.Clone();
        while (true)
        {
            yield return (int[])cell.Clone();
            var axis = cell.Length - 1;
            while (axis >= 0 && cell[axis] == until[axis])
            {
                cell[axis] = from[axis];
                axis--;
            }
            if (axis < 0) yield break;
            cell[axis]++;
        }
    }

    private int Place(int[] cell)
    {
        var place = 0;
        for (var axis = 0; axis < cell.Length; axis++) place = (place * cells.Axes[axis].Count) + cell[axis];
        return place;
    }
}
