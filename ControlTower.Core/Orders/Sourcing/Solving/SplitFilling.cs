using ControlTower.Core.Orders.Sourcing.Flow;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// The best that open sites can do for demands that may be split, where sites ship limited units, demands share stock, or lots leave in an
/// order in which prices fall: a minimum-cost flow on the hulls, and below it a search that halves the range of one pool where the hull lies below the steps.
/// </summary>
internal sealed class SplitFilling(SelectionModel model)
{
    private readonly FlowNetwork network = new();
    private readonly NetworkSimplex simplex = new();
    private readonly Curves hulls = new();
    private double[] least = [];
    private double[] most = [];
    private int[] arcFrom = [];
    private int[] arcCount = [];
    private readonly Dictionary<int, int> poolNode = []; // lookup only
    private double[] taken = [];
    private double[] best = [];
    private double bestCost;

    public double Reckon(ReadOnlySpan<SiteState> states, double[] result, NodeBudget budget)
    {
        var cells = model.Sites * model.Demands;
        if (least.Length < cells)
        {
            (least, most, taken, best) = (new double[cells * 2], new double[cells * 2], new double[cells * 2], new double[cells * 2]);
            (arcFrom, arcCount) = (new int[cells * 2], new int[cells * 2]);
        }
        for (var cell = 0; cell < cells; cell++) (least[cell], most[cell]) = (0, double.PositiveInfinity);
        bestCost = double.PositiveInfinity;
        Search(states, budget);
        if (double.IsPositiveInfinity(bestCost)) return bestCost;
        Array.Copy(best, result, cells);
        return bestCost + FixedOf(result);
    }

    private void Search(ReadOnlySpan<SiteState> states, NodeBudget budget)
    {
        var bound = Relaxed(states);
        if (bound >= bestCost - (1e-12 * Math.Abs(bound))) return;
        var cells = model.Sites * model.Demands;
        var (real, worst, furthest) = (0d, -1, 0d);
        for (var cell = 0; cell < cells; cell++)
        {
            if (taken[cell] <= 0 || !model.Curves.IsBridged(cell)) continue;
            var gap = model.Curves.Cost(cell, taken[cell]) - Between(cell);
            real += gap;
            if (gap > furthest) (worst, furthest) = (cell, gap);
        }
        if (bound + real < bestCost)
        {
            bestCost = bound + real;
            Array.Copy(taken, best, cells);
        }
        if (worst < 0 || furthest <= 1e-13 * Math.Abs(bound) || !budget.Spend()) return;
        Halve(worst, states, budget);
    }

    /// <summary>At the end of a step within the range, the nearest to where the hull would stop.</summary>
    private void Halve(int cell, ReadOnlySpan<SiteState> states, NodeBudget budget)
    {
        var (at, sum, until) = (double.NaN, 0d, model.Curves.Steps(cell).Until);
        for (var step = model.Curves.Steps(cell).From; step < until; step++)
        {
            sum += model.Curves.Units(step);
            if (sum <= least[cell] || sum >= most[cell]) continue;
            if (double.IsNaN(at) || Math.Abs(sum - taken[cell]) < Math.Abs(at - taken[cell])) at = sum;
        }
        if (double.IsNaN(at)) return;
        var (oldLeast, oldMost) = (least[cell], most[cell]);
        most[cell] = at;
        Search(states, budget);
        (least[cell], most[cell]) = (at, oldMost);
        Search(states, budget);
        least[cell] = oldLeast;
    }

    /// <summary>Cost of what was taken as the flow saw it.</summary>
    private double Between(int cell) => model.Curves.Cost(cell, least[cell]) + hulls.HullCost(cell, taken[cell] - least[cell]);

    /// <summary>The cheapest flow with each pool's hull over its range; infinite where ranges or demands cannot be met.</summary>
    private double Relaxed(ReadOnlySpan<SiteState> states)
    {
        hulls.Begin();
        hulls.Grow(Math.Max(64, model.Sites * model.Demands));
        network.Begin();
        poolNode.Clear();
        var endless = double.IsPositiveInfinity(model.Penalty);
        var penalty = endless ? Dear() : model.Penalty;
        if (!AddDemands(penalty)) return double.PositiveInfinity;
        var bound = 0d;
        for (var site = 0; site < model.Sites; site++)
        {
            if (states[site] == SiteState.Open) bound += AddSite(site);
        }
        if (double.IsPositiveInfinity(bound) || !simplex.Solve(network)) return double.PositiveInfinity;
        var unmet = 0d;
        for (var demand = 0; demand < model.Demands; demand++) unmet += network.Flow(network.TreeArc[1 + demand]);
        if (unmet > 0 && endless) return double.PositiveInfinity;
        return bound + (unmet > 0 ? unmet * penalty : 0) + Read(states);
    }

    /// <summary>Each demand is a node behind the first, and may be left at the penalty.</summary>
    private bool AddDemands(double penalty)
    {
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var forced = 0d;
            for (var site = 0; site < model.Sites; site++) forced += least[model.At(site, demand)];
            if (forced > model.Quantity[demand]) return false;
            network.AddTreeArc(0, network.AddNode(model.Quantity[demand] - forced), double.PositiveInfinity, penalty);
        }
        return true;
    }

    /// <summary>A penalty that no detour outweighs.</summary>
    private double Dear()
    {
        var dear = 1d;
        for (var cell = 0; cell < model.Sites * model.Demands; cell++)
        {
            var (from, until) = model.Curves.Steps(cell);
            for (var step = from; step < until; step++) dear = Math.Max(dear, Math.Abs(model.Curves.Price(step)));
        }
        return dear * 4 * (model.Demands + model.Sites + 1);
    }

    /// <returns>Cost of what the ranges make the site ship at least; infinite where it cannot.</returns>
    private double AddSite(int site)
    {
        var (cost, units) = (0d, model.Units[site]);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            arcCount[model.At(site, demand)] = 0;
            cost += model.Curves.Cost(model.At(site, demand), least[model.At(site, demand)]);
            units -= least[model.At(site, demand)];
        }
        if (units < 0) return double.PositiveInfinity;
        var node = network.AddNode(0);
        network.AddTreeArc(0, node, Math.Max(units, 1), 0);
        if (units == 0) return cost;
        for (var demand = 0; demand < model.Demands; demand++) AddCell(model.Shared ? PoolNode(node, site, demand) : node, site, demand);
        return cost;
    }

    /// <summary>Demands that draw from one pool do so through one node, which has no more than the pool.</summary>
    private int PoolNode(int site, int number, int demand)
    {
        var pool = model.Pool[model.At(number, demand)];
        if (pool < 0) return site;
        if (poolNode.TryGetValue(pool, out var known)) return known;
        var node = network.AddNode(0);
        network.AddTreeArc(site, node, model.PoolUnits(pool), 0);
        return poolNode[pool] = node;
    }

    private void AddCell(int node, int site, int demand)
    {
        var cell = model.At(site, demand);
        (arcFrom[cell], arcCount[cell]) = (network.Arcs, 0);
        hulls.Open(cell);
        var (passed, until) = (0d, model.Curves.Steps(cell).Until);
        for (var step = model.Curves.Steps(cell).From; step < until; step++)
        {
            var from = Math.Max(passed, least[cell]);
            passed += model.Curves.Units(step);
            var units = Math.Min(passed, most[cell]) - from;
            if (units > 0) hulls.Add(cell, units, model.Curves.Price(step));
        }
        hulls.Close(cell);
        var (first, end) = hulls.Hull(cell);
        for (var step = first; step < end; step++, arcCount[cell]++) network.AddArc(node, 1 + demand, hulls.Units(step), hulls.Price(step));
    }

    /// <summary>Takes what flows, and tells what it costs.</summary>
    private double Read(ReadOnlySpan<SiteState> states)
    {
        var cost = 0d;
        for (var site = 0; site < model.Sites; site++)
        {
            for (var demand = 0; demand < model.Demands; demand++)
            {
                var cell = model.At(site, demand);
                taken[cell] = states[site] == SiteState.Open ? least[cell] : 0;
                if (states[site] != SiteState.Open) continue;
                for (var arc = arcFrom[cell]; arc < arcFrom[cell] + arcCount[cell]; arc++)
                {
                    taken[cell] += network.Flow(arc);
                    cost += network.Flow(arc) * network.Cost[arc];
                }
            }
        }
        return cost;
    }

    private double FixedOf(double[] result)
    {
        var cost = 0d;
        for (var site = 0; site < model.Sites; site++)
        {
            var serves = false;
            for (var demand = 0; demand < model.Demands; demand++) serves |= result[model.At(site, demand)] > 0;
            if (serves) cost += model.Fixed[site];
        }
        return cost;
    }
}
