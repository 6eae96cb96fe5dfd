using System.Numerics;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// The best way to serve an order of few demands whose cells do not touch each other: what each set of demands costs at the one site that serves it best, and the best
/// way to part all demands into such sets. Exact, and quick because a table of sites is passed over once, several sites at a time.
/// </summary>
internal sealed class SubsetChoice
{
    public const int MostDemands = 8;

    private const int Sets = 1 << MostDemands;

    private readonly Vector<double>[] sums = new Vector<double>[Sets];
    private readonly Vector<double>[] least = new Vector<double>[Sets];
    private readonly double[] single = new double[Sets];
    private readonly double[] left = new double[Sets];
    private readonly double[][] served = [.. Enumerable.Range(0, MostDemands + 1).Select(_ => new double[Sets])];
    private int layers;
    private bool partial;

    /// <summary>Sites are looked at so many at a time.</summary>
    public static int Width { get; } = Math.Max(8, Vector<double>.Count);

    /// <param name="most">Sites that may serve the order.</param>
    /// <returns>Cost with at least one shipment, split penalty of the first included; infinite where none is possible.</returns>
    public double Solve(OrderCells cells, int most, bool mayLeave)
    {
        partial = mayLeave;
        layers = Math.Min(most, cells.Demands);
        Gather(cells);
        var sets = 1 << cells.Demands;
        left[0] = 0;
        for (var set = 1; set < sets; set++) left[set] = partial ? left[set & (set - 1)] + cells.Leave[BitOperations.TrailingZeroCount(set)] : double.PositiveInfinity;
        for (var layer = 1; layer <= layers; layer++) Part(cells, layer, sets);
        return layers == 0 ? double.PositiveInfinity : served[layers][sets - 1];
    }

    /// <summary>Tells the sets of the answer, each with the entry that serves it.</summary>
    public void Trace(OrderCells cells, List<(int Set, int Entry)> chosen)
    {
        chosen.Clear();
        var (set, layer) = ((1 << cells.Demands) - 1, layers);
        while (set != 0 && layer > 0 && (chosen.Count == 0 || served[layer][set] < left[set]))
        {
            var (low, rest) = (set & -set, set & (set - 1));
            var found = 0;
            for (var more = rest; ; more = (more - 1) & rest)
            {
                if (single[more | low] + Most(layer - 1, rest ^ more) == served[layer][set]) found = more | low;
                if (more == 0 || found != 0) break;
            }
            if (found == 0)
            {
                set = rest;
                continue;
            }
            chosen.Add((found, Cheapest(cells, found)));
            (set, layer) = (set ^ found, layer - 1);
        }
    }

    private void Part(OrderCells cells, int layer, int sets)
    {
        served[layer][0] = double.PositiveInfinity;
        for (var set = 1; set < sets; set++)
        {
            var (low, rest) = (set & -set, set & (set - 1));
            var best = partial ? cells.Leave[BitOperations.TrailingZeroCount(low)] + served[layer][rest] : double.PositiveInfinity;
            for (var more = rest; ; more = (more - 1) & rest)
            {
                best = Math.Min(best, single[more | low] + Most(layer - 1, rest ^ more));
                if (more == 0) break;
            }
            served[layer][set] = best;
        }
    }

    /// <summary>Cost of a set with so many shipments at most, or none.</summary>
    private double Most(int layer, int set) => layer == 0 ? left[set] : Math.Min(left[set], served[layer][set]);

    private void Gather(OrderCells cells)
    {
        var (sets, stride) = (1 << cells.Demands, cells.Stride);
        var sum = sums.AsSpan(0, sets);
        var min = least.AsSpan(0, sets);
        min.Fill(new(double.PositiveInfinity));
        for (var entry = 0; entry < stride; entry += Vector<double>.Count)
        {
            sum[0] = new(cells.Fixed, entry);
            for (var demand = 0; demand < cells.Demands; demand++)
            {
                var cell = new Vector<double>(cells.Cell, (demand * stride) + entry);
                var high = 1 << demand;
                for (var set = 0; set < high; set++)
                {
                    var with = sum[set] + cell;
                    sum[set | high] = with;
                    min[set | high] = Vector.Min(min[set | high], with);
                }
            }
        }
        for (var set = 1; set < sets; set++) single[set] = Lowest(min[set]);
    }

    private static double Lowest(Vector<double> lanes)
    {
        var lowest = lanes[0];
        for (var lane = 1; lane < Vector<double>.Count; lane++) lowest = Math.Min(lowest, lanes[lane]);
        return lowest;
    }

    /// <summary>The first entry that serves the set at its least cost; sums run as they did before, so that they are the same to the last bit.</summary>
    private int Cheapest(OrderCells cells, int set)
    {
        for (var entry = 0; entry < cells.Stride; entry++)
        {
            var sum = cells.Fixed[entry];
            for (var rest = set; rest != 0; rest &= rest - 1) sum += cells.Cell[(BitOperations.TrailingZeroCount(rest) * cells.Stride) + entry];
            if (sum == single[set]) return entry;
        }
        throw new InvalidOperationException("No site has the least cost.");
    }
}
