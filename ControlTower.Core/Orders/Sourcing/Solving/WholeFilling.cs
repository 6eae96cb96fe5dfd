namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// The best that open sites can do for lines that come from one site each, where lines share stock or a site ships limited units: a search over
/// the lines' sites, in which lines that do not touch each other are the bound.
/// </summary>
internal sealed class WholeFilling(SelectionModel model, PriceLists lists)
{
    private readonly SiteFilling site = new(model);
    private int[] assigned = [];
    private int[] best = [];
    private double[] rest = [];
    private double limit;

    /// <returns>At least <paramref name="bound"/> where nothing costs less.</returns>
    public double Reckon(ReadOnlySpan<SiteState> states, double bound, double[] result, NodeBudget budget)
    {
        if (assigned.Length < model.Demands) (assigned, best, rest) = (new int[model.Demands], new int[model.Demands], new double[model.Demands + 1]);
        limit = bound;
        Array.Fill(assigned, -1, 0, model.Demands);
        best[0] = -2;
        rest[model.Demands] = 0;
        for (var demand = model.Demands - 1; demand >= 0; demand--) rest[demand] = rest[demand + 1] + Alone(states, demand);
        Search(0, 0, states, budget);
        Array.Clear(result, 0, model.Sites * model.Demands);
        if (best[0] == -2) return double.PositiveInfinity;
        Array.Copy(best, assigned, model.Demands);
        for (var at = 0; at < model.Sites; at++)
        {
            if (Serves(at)) site.Fill(at, assigned, result);
        }
        return limit;
    }

    /// <summary>What the site can do for one demand by itself.</summary>
    public void Take(int at, int demand, double[] result)
    {
        if (assigned.Length < model.Demands) (assigned, best, rest) = (new int[model.Demands], new int[model.Demands], new double[model.Demands + 1]);
        Array.Fill(assigned, -1, 0, model.Demands);
        assigned[demand] = at;
        site.Fill(at, assigned, result);
    }

    private void Search(int demand, double cost, ReadOnlySpan<SiteState> states, NodeBudget budget)
    {
        if (cost + rest[demand] >= limit || !budget.Spend()) return;
        if (demand == model.Demands)
        {
            Judge();
            return;
        }
        foreach (var at in lists.Sites(demand))
        {
            if (states[at] == SiteState.Open) Assign(demand, at, cost, states, budget);
        }
        Search(demand + 1, cost + (model.Quantity[demand] * model.Penalty), states, budget);
    }

    private void Assign(int demand, int at, double cost, ReadOnlySpan<SiteState> states, NodeBudget budget)
    {
        var (serves, alone) = (Serves(at), model.WholeCost[model.At(at, demand)]);
        // Where no hull bridges steps, demands together cost at least what each costs alone, so that what is known of them so far is a bound.
        var before = serves && !model.Curves.AnyBridged ? site.Fill(at, assigned, null) : 0;
        assigned[demand] = at;
        var added = !serves ? model.Fixed[at] + alone : model.Curves.AnyBridged ? alone : site.Fill(at, assigned, null) - before;
        Search(demand + 1, cost + added, states, budget);
        assigned[demand] = -1;
    }

    private void Judge()
    {
        var cost = 0d;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (assigned[demand] < 0) cost += model.Quantity[demand] * model.Penalty;
        }
        for (var at = 0; at < model.Sites; at++)
        {
            if (Serves(at)) cost += model.Fixed[at] + site.Fill(at, assigned, null);
        }
        if (cost >= limit) return;
        limit = cost;
        Array.Copy(assigned, best, model.Demands);
    }

    private bool Serves(int at) => Array.IndexOf(assigned, at, 0, model.Demands) >= 0;

    private double Alone(ReadOnlySpan<SiteState> states, int demand)
    {
        var least = model.Quantity[demand] * model.Penalty;
        for (var at = 0; at < model.Sites; at++)
        {
            var cell = model.At(at, demand);
            if (states[at] == SiteState.Open && model.Pool[cell] >= 0) least = Math.Min(least, model.WholeCost[cell]);
        }
        return least;
    }
}
