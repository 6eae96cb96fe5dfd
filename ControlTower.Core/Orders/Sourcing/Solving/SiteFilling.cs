namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// How many units one site ships of each pool to the demands that it was given, at least cost: at the end of some step of each pool, except for
/// one at most that takes what the site may still ship.
/// </summary>
internal sealed class SiteFilling(SelectionModel model)
{
    private int[] pool = [];
    private int[] cell = [];
    private double[] asked = [];
    private double[] units = [];
    private double[] best = [];
    private int pools;
    private int last;
    private int bestLast;
    private double bestCost;

    /// <param name="assigned">The site of each demand.</param>
    /// <param name="result">Gets the units of each demand, first come first served; null where only the cost is wanted.</param>
    /// <returns>Prices and penalties; infinite where demands have to be met and cannot be.</returns>
    public double Fill(int site, int[] assigned, double[]? result)
    {
        Gather(site, assigned);
        (bestCost, bestLast) = (double.PositiveInfinity, pools - 1);
        var wanted = 0d;
        for (var at = 0; at < pools; at++) wanted += asked[at];
        for (last = wanted > model.Units[site] ? 0 : pools - 1; last < pools; last++)
        {
            Exchange(last, pools - 1);
            Search(0, model.Units[site], 0);
            Exchange(last, pools - 1);
        }
        if (result is null || double.IsPositiveInfinity(bestCost)) return bestCost;
        Exchange(bestLast, pools - 1);
        Share(site, assigned, result);
        return bestCost;
    }

    private void Gather(int site, int[] assigned)
    {
        if (pool.Length < model.Demands)
        {
            (pool, cell) = (new int[model.Demands], new int[model.Demands]);
            (asked, units, best) = (new double[model.Demands], new double[model.Demands], new double[model.Demands]);
        }
        pools = 0;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (assigned[demand] != site) continue;
            var drawn = model.Pool[model.At(site, demand)];
            var at = Array.IndexOf(pool, drawn, 0, pools);
            if (at < 0)
            {
                at = pools++;
                (pool[at], cell[at], asked[at]) = (drawn, model.At(site, demand), 0);
            }
            asked[at] += model.Quantity[demand];
        }
    }

    /// <summary>Between two ends of steps the cost runs straight, so that only the last pool need stop elsewhere.</summary>
    private void Search(int at, double left, double cost)
    {
        if (at == pools)
        {
            if (cost >= bestCost) return;
            (bestCost, bestLast) = (cost, last);
            Array.Copy(units, best, pools);
            return;
        }
        var (from, until) = model.Curves.Steps(cell[at]);
        var taken = 0d;
        for (var step = from; step < until && taken < asked[at] && taken < left; step++)
        {
            var next = Math.Min(taken + model.Curves.Units(step), asked[at]);
            if (next > left && at < pools - 1) break;
            taken = Math.Min(next, left);
            Try(at, taken, left, cost);
        }
        Try(at, 0, left, cost);
    }

    private void Exchange(int a, int b)
    {
        if (a == b) return;
        (pool[a], pool[b]) = (pool[b], pool[a]);
        (cell[a], cell[b]) = (cell[b], cell[a]);
        (asked[a], asked[b]) = (asked[b], asked[a]);
    }

    private void Try(int at, double taken, double left, double cost)
    {
        var unmet = asked[at] - taken;
        if (unmet > 0 && double.IsPositiveInfinity(model.Penalty)) return;
        units[at] = taken;
        Search(at + 1, left - taken, cost + model.Curves.Cost(cell[at], taken) + (unmet > 0 ? unmet * model.Penalty : 0));
    }

    private void Share(int site, int[] assigned, double[] result)
    {
        for (var at = 0; at < pools; at++)
        {
            var left = best[at];
            for (var demand = 0; demand < model.Demands; demand++)
            {
                if (assigned[demand] != site || model.Pool[model.At(site, demand)] != pool[at]) continue;
                var part = Math.Min(left, model.Quantity[demand]);
                result[model.At(site, demand)] = part;
                left -= part;
            }
        }
    }
}
