namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Betters an answer for many lines that come from one site each, where no search reaches all of them: lines are moved and exchanged between sites while that saves; then some are taken
/// out, or all of one site given to another, and it is tried again (iterated local search), a counted number of times.
/// </summary>
internal sealed class WholeExchange(SelectionModel model)
{
    /// <summary>How often a site's part is reckoned at most.</summary>
    private const int Fillings = 60_000;

    private const int Kicks = 400;
    private const int TakenOut = 3;

    private readonly SiteFilling filling = new(model);
    private int[] assigned = [];
    private int[] kept = [];
    private double[] cost = [];
    private double[] taken = [];
    private double total;
    private double penalty;
    private int left;
    private uint chance;

    /// <param name="budget">Bounds how often a site's part is reckoned; nothing of it is spent.</param>
    public void Run(BestChoice best, NodeBudget budget)
    {
        left = Math.Min(budget.Left, Fillings);
        Begin(best);
        Descend();
        Array.Copy(assigned, kept, model.Demands);
        var least = total;
        for (var kick = 0; kick < Kicks && left > 0; kick++)
        {
            budget.Cancel.ThrowIfCancellationRequested();
            if (kick % 2 == 0) TakeOut();
            else HandOver();
            Reckon();
            Descend();
            if (total < least && Used() <= model.MostSites)
            {
                least = total;
                Array.Copy(assigned, kept, model.Demands);
            }
            else Array.Copy(kept, assigned, model.Demands);
        }
        model.Penalty = penalty;
        Tell(best);
    }

    /// <summary>Where nothing may be left, leaving a unit is made dearer than anything for the time being.</summary>
    private void Begin(BestChoice best)
    {
        if (assigned.Length < model.Demands) (assigned, kept) = (new int[model.Demands], new int[model.Demands]);
        if (cost.Length < model.Sites) cost = new double[model.Sites * 2];
        if (taken.Length < model.Sites * model.Demands) taken = new double[model.Sites * model.Demands * 2];
        (chance, penalty) = (2_463_534_242, model.Penalty);
        model.Penalty = model.HighestPrice;
        Array.Fill(assigned, -1, 0, model.Demands);
        for (var site = 0; site < best.Sites; site++)
        {
            for (var demand = 0; demand < model.Demands; demand++)
            {
                if (best.Units[model.At(site, demand)] > 0) assigned[demand] = site;
            }
        }
        Reckon();
    }

    private void Reckon()
    {
        total = 0;
        for (var site = 0; site < model.Sites; site++) total += cost[site] = CostOf(site);
        for (var demand = 0; demand < model.Demands; demand++) total += Leaving(demand);
    }

    private double CostOf(int site)
    {
        if (Array.IndexOf(assigned, site, 0, model.Demands) < 0) return 0;
        left--;
        return model.Fixed[site] + filling.Fill(site, assigned, null);
    }

    private double Leaving(int demand) => assigned[demand] < 0 ? model.Quantity[demand] * model.Penalty : 0;

    private int Used()
    {
        var used = 0;
        for (var site = 0; site < model.Sites; site++) used += Array.IndexOf(assigned, site, 0, model.Demands) >= 0 ? 1 : 0;
        return used;
    }

    private void Descend()
    {
        for (var better = true; better && left > 0;)
        {
            better = false;
            for (var demand = 0; demand < model.Demands; demand++)
            {
                for (var site = -1; site < model.Sites; site++) better |= Try(demand, site, demand, site);
                for (var other = demand + 1; other < model.Demands; other++) better |= Try(demand, assigned[other], other, assigned[demand]);
            }
        }
    }

    /// <summary>Gives two demands (or one, named twice) to sites, and leaves it so if that saves.</summary>
    private bool Try(int first, int firstSite, int second, int secondSite)
    {
        var (a, b) = (assigned[first], assigned[second]);
        if ((a == firstSite && b == secondSite) || !Has(firstSite, first) || !Has(secondSite, second) || left <= 0) return false;
        var before = Leaving(first) + (first == second ? 0 : Leaving(second));
        (assigned[first], assigned[second]) = (firstSite, secondSite);
        var after = Leaving(first) + (first == second ? 0 : Leaving(second));
        var (one, two) = (a, first == second ? firstSite : b);
        var (oneCost, twoCost) = (one < 0 ? 0 : CostOf(one), two < 0 ? 0 : CostOf(two));
        after += oneCost + twoCost;
        before += (one < 0 ? 0 : cost[one]) + (two < 0 ? 0 : cost[two]);
        if (after >= before - (1e-9 * Math.Abs(before)) || Used() > model.MostSites)
        {
            (assigned[first], assigned[second]) = (a, b);
            return false;
        }
        if (one >= 0) cost[one] = oneCost;
        if (two >= 0) cost[two] = twoCost;
        total += after - before;
        return true;
    }

    private bool Has(int site, int demand) => site < 0 || model.Pool[model.At(site, demand)] >= 0;

    private void TakeOut()
    {
        for (var i = 0; i < TakenOut; i++) assigned[Next(model.Demands)] = -1;
    }

    /// <summary>What one site serves goes to another as far as that has it.</summary>
    private void HandOver()
    {
        var (from, to) = (assigned[Next(model.Demands)], Next(model.Sites));
        for (var demand = 0; demand < model.Demands && from >= 0; demand++)
        {
            if (assigned[demand] == from) assigned[demand] = Has(to, demand) ? to : -1;
        }
    }

    private void Tell(BestChoice best)
    {
        Array.Copy(kept, assigned, model.Demands);
        Array.Clear(taken, 0, model.Sites * model.Demands);
        var sum = best.Offset;
        for (var site = 0; site < model.Sites; site++)
        {
            if (Array.IndexOf(assigned, site, 0, model.Demands) >= 0) sum += model.Fixed[site] + filling.Fill(site, assigned, taken);
        }
        for (var demand = 0; demand < model.Demands; demand++) sum += Leaving(demand);
        if (sum < best.Limit && Used() <= model.MostSites && Used() > 0) best.Adopt(sum, taken);
    }

    /// <summary>Xorshift (Marsaglia 2003): chance that is the same each time.</summary>
    private int Next(int below)
    {
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        return (int)(chance % (uint)below);
    }
}
