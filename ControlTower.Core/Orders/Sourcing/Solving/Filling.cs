namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// The best that a given set of sites can do: exactly, and at once where demands do not touch each other; otherwise by
/// <see cref="SplitFilling"/> or <see cref="WholeFilling"/>.
/// </summary>
internal sealed class Filling(SelectionModel model, PriceLists lists)
{
    private readonly SplitFilling split = new(model);
    private readonly WholeFilling whole = new(model, lists);
    private double[] shipped = [];
    private int[] chosen = [];

    /// <summary>Units by cell (<see cref="SelectionModel.At"/>) of what was reckoned last.</summary>
    public double[] Taken { get; private set; } = [];

    /// <summary>Whether the site would serve anything if demands did not touch each other.</summary>
    public bool Serves(int site) => shipped[site] > 0;

    /// <summary>Steps of exact searches below this one that may still be made, shared with the search above.</summary>
    public NodeBudget Budget { get; } = new();

    private readonly NodeBudget inner = new();

    /// <summary>Marks which of the sites would serve anything if demands did not touch each other; then <see cref="Serves"/> tells.</summary>
    public void Preview(ReadOnlySpan<SiteState> states)
    {
        Grow();
        if (!model.Whole)
        {
            Greedy(states);
            return;
        }
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (Cheapest(states, demand) is var site and >= 0) shipped[site] += model.Quantity[demand];
        }
    }

    /// <param name="limit">What costs as much is of no interest.</param>
    /// <param name="most">Steps of the budget that may be spent: with fewer than it takes, the best found is as good as any.</param>
    /// <returns>Fixed costs of the sites that serve something, prices of all units and penalties of what is left; infinite where that is not possible.</returns>
    public double Reckon(ReadOnlySpan<SiteState> states, double limit, int most = int.MaxValue)
    {
        Grow();
        var given = Math.Min(most, Budget.Left);
        (inner.Left, inner.Cancel) = (given, Budget.Cancel);
        var cost = model.Whole ? ReckonWhole(states, limit) : model.Shared ? double.NaN : Greedy(states);
        if (double.IsNaN(cost)) cost = split.Reckon(states, Taken, inner);
        Budget.Left -= given - inner.Left;
        return cost;
    }

    /// <summary>Fills each demand by rising price.</summary>
    /// <returns>NaN where the sites cannot ship as much, or leave lots in another order.</returns>
    private double Greedy(ReadOnlySpan<SiteState> states)
    {
        var (cost, bridged) = (0d, false);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var left = model.Quantity[demand];
            var sites = lists.Sites(demand);
            var units = lists.Units(demand);
            var prices = lists.Prices(demand);
            for (var i = 0; i < sites.Length && left > 0 && prices[i] <= model.Penalty; i++)
            {
                var site = sites[i];
                if (states[site] != SiteState.Open) continue;
                var part = Math.Min(left, units[i]);
                left -= part;
                cost += part * prices[i];
                Taken[model.At(site, demand)] += part;
                shipped[site] += part;
                bridged |= model.Curves.IsBridged(model.At(site, demand));
            }
            if (left > 0) cost += left * model.Penalty;
        }
        for (var site = 0; site < model.Sites; site++)
        {
            if (shipped[site] <= 0) continue;
            if (shipped[site] > model.Units[site]) return double.NaN;
            cost += model.Fixed[site];
        }
        return bridged && !IsOnSteps() ? double.NaN : cost;
    }

    /// <summary>Whether what was taken ends where the hull meets the steps.</summary>
    private bool IsOnSteps()
    {
        for (var cell = 0; cell < model.Sites * model.Demands; cell++)
        {
            if (Taken[cell] <= 0 || !model.Curves.IsBridged(cell)) continue;
            var (real, bound) = (model.Curves.Cost(cell, Taken[cell]), model.Curves.HullCost(cell, Taken[cell]));
            if (real > bound + (1e-13 * Math.Abs(bound))) return false;
        }
        return true;
    }

    private double ReckonWhole(ReadOnlySpan<SiteState> states, double limit)
    {
        var cost = 0d;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            chosen[demand] = Cheapest(states, demand);
            if (chosen[demand] >= 0)
            {
                cost += model.WholeCost[model.At(chosen[demand], demand)];
                shipped[chosen[demand]] += model.Quantity[demand];
            }
            else cost += model.Quantity[demand] * model.Penalty;
        }
        var fits = !model.Shared;
        for (var site = 0; site < model.Sites; site++)
        {
            if (shipped[site] <= 0) continue;
            cost += model.Fixed[site];
            fits &= shipped[site] <= model.Units[site];
        }
        // Demands that touch each other never cost less together than each alone.
        if (cost >= limit || double.IsInfinity(cost)) return cost;
        if (!fits) return whole.Reckon(states, limit, Taken, inner);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (chosen[demand] >= 0) whole.Take(chosen[demand], demand, Taken);
        }
        return cost;
    }

    private int Cheapest(ReadOnlySpan<SiteState> states, int demand)
    {
        foreach (var site in lists.Sites(demand))
        {
            if (states[site] == SiteState.Open) return site;
        }
        return -1;
    }

    private void Grow()
    {
        var cells = model.Sites * model.Demands;
        if (Taken.Length < cells) Taken = new double[cells * 2];
        if (shipped.Length < model.Sites) shipped = new double[model.Sites * 2];
        if (chosen.Length < model.Demands) chosen = new int[model.Demands];
        Array.Clear(Taken, 0, cells);
        Array.Clear(shipped, 0, model.Sites);
    }
}
