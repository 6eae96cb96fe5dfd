namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// The cheapest way to have every subset of a few demands served, each part of it by one site, or left (set partitioning by dynamic programming
/// over subsets). A subset is a number whose bits are its demands.
/// </summary>
internal sealed class SubsetCover
{
    /// <summary>Parts of subsets are 3 to the power of the demands: 6,561 of eight.</summary>
    public const int MostDemands = 8;

    private readonly double[] serving = new double[MostDemands + 1];
    private double[] least = [];
    private int demands;
    private int sites;

    /// <param name="most">Sites that may serve.</param>
    public void Begin(int count, int most)
    {
        (demands, sites) = (count, Math.Min(most, count));
        var size = (sites + 1) << demands;
        if (least.Length < size) least = new double[size];
    }

    /// <summary>The cost of serving all demands, of which not all are left.</summary>
    public double Cost => serving[0];

    /// <summary>The cost of serving a subset, or leaving it, where one of the sites that may serve does something else.</summary>
    public double BesideOne(int subset) => least[(Math.Max(0, IsLimited ? sites - 1 : sites) << demands) + subset];

    /// <summary>No answer serves demands from more sites than there are demands.</summary>
    private bool IsLimited => sites < demands;

    /// <param name="price">By subset: what it costs that one site serves it.</param>
    /// <param name="leave">By demand: what it costs that nobody does.</param>
    public void Solve(ReadOnlySpan<double> price, ReadOnlySpan<double> leave)
    {
        for (var layer = IsLimited ? 0 : sites; layer <= sites; layer++)
        {
            var here = least.AsSpan(layer << demands, 1 << demands);
            var before = IsLimited ? least.AsSpan(Math.Max(0, layer - 1) << demands, 1 << demands) : here;
            // Of the last layer, only all demands together are asked about.
            if (layer < sites || !IsLimited) Fill(here, layer == 0 ? [] : before, price, leave);
            if (layer == sites) Serve(price, leave, before);
        }
    }

    private static void Fill(Span<double> here, ReadOnlySpan<double> before, ReadOnlySpan<double> price, ReadOnlySpan<double> leave)
    {
        here[0] = 0;
        for (var subset = 1; subset < here.Length; subset++)
        {
            var low = subset & -subset;
            var cost = leave[int.TrailingZeroCount(low)] + here[subset ^ low];
            here[subset] = before.IsEmpty ? cost : Math.Min(cost, Parted(subset ^ low, low, price, before));
        }
    }

    /// <summary>The parts of the cheapest way to serve all demands, which is one.</summary>
    /// <returns>How many there are.</returns>
    public int Trace(ReadOnlySpan<double> price, ReadOnlySpan<double> leave, Span<int> parts)
    {
        var (count, left, layer) = (0, (1 << demands) - 1, sites);
        while (left != 0)
        {
            var low = int.TrailingZeroCount(left);
            var cost = count == 0 ? serving[low] : least[(layer << demands) + left];
            var rest = left & (left - 1);
            if (cost == leave[low] + (count == 0 ? serving[low + 1] : least[(layer << demands) + rest]))
            {
                left = rest;
                continue;
            }
            if (IsLimited) layer--;
            parts[count] = PartOf(left, cost, price, least.AsSpan(layer << demands, 1 << demands));
            left ^= parts[count++];
        }
        return count;
    }

    /// <summary>At least one demand is served: that is so of all, once it is of those that come last.</summary>
    private void Serve(ReadOnlySpan<double> price, ReadOnlySpan<double> leave, ReadOnlySpan<double> before)
    {
        serving[demands] = double.PositiveInfinity;
        for (var demand = demands - 1; demand >= 0; demand--)
        {
            var later = (1 << demands) - (2 << demand);
            serving[demand] = Math.Min(leave[demand] + serving[demand + 1], sites == 0 ? double.PositiveInfinity : Parted(later, 1 << demand, price, before));
        }
    }

    private static double Parted(int rest, int low, ReadOnlySpan<double> price, ReadOnlySpan<double> before)
    {
        var best = double.PositiveInfinity;
        for (var part = rest; ; part = (part - 1) & rest)
        {
            var cost = price[part | low] + before[rest ^ part];
            if (cost < best) best = cost;
            if (part == 0) return best;
        }
    }

    private static int PartOf(int left, double cost, ReadOnlySpan<double> price, ReadOnlySpan<double> before)
    {
        var low = left & -left;
        var rest = left ^ low;
        var part = rest;
        while (price[part | low] + before[rest ^ part] != cost) part = (part - 1) & rest;
        return part | low;
    }
}
