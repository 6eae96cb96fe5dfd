using System.Runtime.Intrinsics;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>What one site charges for every subset of a few demands: a fixed cost and a cost for each demand of the subset. Four subsets are added at a time.</summary>
internal sealed class SubsetSums
{
    public const int Most = 1 << SubsetCover.MostDemands;

    private const int Lanes = 4;

    private readonly double[] sums = new double[Most];
    private int subsets;

    /// <summary>By subset.</summary>
    public ReadOnlySpan<double> Values => sums.AsSpan(0, subsets);

    /// <param name="costs">By demand; infinite for what the site has nothing of.</param>
    public void Sum(double fixedCost, ReadOnlySpan<double> costs)
    {
        subsets = 1 << costs.Length;
        sums[0] = fixedCost;
        for (var demand = 0; demand < costs.Length; demand++) Extend(1 << demand, costs[demand]);
    }

    /// <summary>Whether any subset costs less than its edge.</summary>
    public bool AnyBelow(double fixedCost, ReadOnlySpan<double> costs, ReadOnlySpan<double> edge)
    {
        sums[0] = fixedCost;
        if (fixedCost < edge[0]) return true;
        for (var demand = 0; demand < costs.Length; demand++)
        {
            var half = 1 << demand;
            if (double.IsPositiveInfinity(costs[demand])) Array.Fill(sums, costs[demand], half, half);
            else if (ExtendBelow(half, costs[demand], edge)) return true;
        }
        return false;
    }

    /// <summary>Puts the site down where it costs less than what is known.</summary>
    /// <returns>Whether it does anywhere.</returns>
    public bool Lower(double[] known, int[] owner, int site)
    {
        var lowered = false;
        for (var subset = 1; subset < subsets; subset++)
        {
            if (sums[subset] >= known[subset]) continue;
            (known[subset], owner[subset], lowered) = (sums[subset], site, true);
        }
        return lowered;
    }

    /// <summary>The sums with one more demand stand behind those without it.</summary>
    private void Extend(int half, double cost)
    {
        if (half < Lanes)
        {
            for (var subset = 0; subset < half; subset++) sums[half + subset] = sums[subset] + cost;
            return;
        }
        var added = Vector256.Create(cost);
        ref var first = ref sums[0];
        for (var subset = 0; subset < half; subset += Lanes) (Vector256.LoadUnsafe(ref first, (nuint)subset) + added).StoreUnsafe(ref first, (nuint)(half + subset));
    }

    private bool ExtendBelow(int half, double cost, ReadOnlySpan<double> edge)
    {
        if (half < Lanes)
        {
            for (var subset = 0; subset < half; subset++)
            {
                sums[half + subset] = sums[subset] + cost;
                if (sums[half + subset] < edge[half + subset]) return true;
            }
            return false;
        }
        var added = Vector256.Create(cost);
        ref var first = ref sums[0];
        for (var subset = 0; subset < half; subset += Lanes)
        {
            var four = Vector256.LoadUnsafe(ref first, (nuint)subset) + added;
            four.StoreUnsafe(ref first, (nuint)(half + subset));
            if (Vector256.LessThanAny(four, Vector256.Create(edge.Slice(half + subset, Lanes)))) return true;
        }
        return false;
    }
}
