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
    private double[] found = [];
    private double[] rest = [];
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
        if (wanted <= model.Units[site]) Separately();
        else if (double.IsPositiveInfinity(model.Penalty)) return bestCost;
        else if (PricesRise()) Rising(model.Units[site]);
        else Together(model.Units[site]);
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
            (found, rest) = (new double[model.Demands], new double[model.Demands + 1]);
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

    /// <summary>The site may ship all that is asked for: each pool by itself.</summary>
    private void Separately()
    {
        bestCost = 0;
        for (var at = 0; at < pools; at++) bestCost += Alone(at);
    }

    private double Alone(int at)
    {
        var (from, until) = model.Curves.Steps(cell[at]);
        var (taken, cost, least) = (0d, 0d, asked[at] * model.Penalty);
        best[at] = 0;
        for (var step = from; step < until && taken < asked[at]; step++)
        {
            var part = Math.Min(model.Curves.Units(step), asked[at] - taken);
            taken += part;
            cost += part * model.Curves.Price(step);
            var here = taken < asked[at] ? cost + ((asked[at] - taken) * model.Penalty) : cost;
            if (here < least) (least, best[at]) = (here, taken);
        }
        return least;
    }

    private bool PricesRise()
    {
        for (var at = 0; at < pools; at++)
        {
            var (from, until) = model.Curves.Steps(cell[at]);
            for (var step = from + 1; step < until; step++)
            {
                if (model.Curves.Price(step) < model.Curves.Price(step - 1)) return false;
            }
        }
        return true;
    }

    /// <summary>Each next unit is dearer than the one before it, so that the cheapest of all come first.</summary>
    private void Rising(double left)
    {
        Array.Clear(best, 0, pools);
        bestCost = 0;
        for (var next = Cheapest(); left > 0 && next.Pool >= 0; next = Cheapest())
        {
            var part = Math.Min(left, next.Units);
            best[next.Pool] += part;
            bestCost += part * next.Price;
            left -= part;
        }
        for (var at = 0; at < pools; at++) bestCost += (asked[at] - best[at]) * model.Penalty;
    }

    private (int Pool, double Units, double Price) Cheapest()
    {
        var next = (Pool: -1, Units: 0d, Price: model.Penalty);
        for (var at = 0; at < pools; at++)
        {
            var passed = 0d;
            var (step, until) = model.Curves.Steps(cell[at]);
            while (step < until && passed + model.Curves.Units(step) <= best[at]) passed += model.Curves.Units(step++);
            if (step == until || best[at] >= asked[at] || model.Curves.Price(step) >= next.Price) continue;
            next = (at, Math.Min(passed + model.Curves.Units(step), asked[at]) - best[at], model.Curves.Price(step));
        }
        return next;
    }

    /// <summary>Between two ends of steps the cost runs straight, so that only the last pool need stop elsewhere.</summary>
    private void Together(double most)
    {
        for (last = 0; last < pools; last++)
        {
            Exchange(last, pools - 1);
            rest[pools] = 0;
            for (var at = pools - 1; at >= 0; at--) rest[at] = rest[at + 1] + Alone(at);
            Search(0, most, 0);
            Exchange(last, pools - 1);
        }
        Array.Copy(found, best, pools);
    }

    private void Search(int at, double left, double cost)
    {
        if (cost + rest[at] >= bestCost) return;
        if (at == pools)
        {
            (bestCost, bestLast) = (cost, last);
            Array.Copy(units, found, pools);
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
