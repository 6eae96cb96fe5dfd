namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Branch and bound over which sites serve: at each node the dual prices give a bound, rule sites in or out, and name those worth opening; a set that is decided
/// is reckoned exactly.
/// </summary>
internal sealed class SiteSearch(SelectionModel model, DualPrices prices, Filling filling)
{
    /// <summary>Up to so many demands the first prices are nearly always the best.</summary>
    private const int FewDemands = 8;

    /// <summary>A search that has seen so many nodes is worth better prices.</summary>
    private const int LongSearch = 100;

    /// <summary>What trying a set of sites may take where demands touch each other.</summary>
    private const int TrialSteps = 200;

    private const int StepsAtRoot = 150;
    private const int StepsBelow = 25;

    private readonly PricePolish polish = new(model, prices);
    private int visited;

    /// <summary>An answer that is better by less, beside its size, is as good.</summary>
    public const double Tolerance = 1e-11;

    private SiteState[] state = [];
    private SiteState[] trial = [];
    private int[] trail = [];
    private int trailed;

    public double BestCost { get; private set; }

    /// <summary>Units of the best answer by cell; nothing where leaving all is best.</summary>
    public double[] Best { get; private set; } = [];

    public int BestSites { get; private set; }

    /// <summary>No answer costs less.</summary>
    public double Bound { get; private set; }

    /// <summary>What costs as much is of no interest.</summary>
    public double Limit { get; private set; }

    /// <summary>Added to each answer that ships anything: the first shipment bears no split penalty.</summary>
    public double Offset { get; set; }

    public ReadOnlySpan<SiteState> States => state;

    /// <param name="leavingAll">Cost of serving nothing, the first answer.</param>
    public void Begin(double leavingAll)
    {
        (BestCost, BestSites, trailed) = (leavingAll, 0, 0);
        // An answer of the same cost that ships is preferred to none.
        Limit = leavingAll + (Tolerance * Math.Abs(leavingAll));
    }

    /// <summary>Reckons a choice of sites.</summary>
    public void Offer(ReadOnlySpan<int> sites)
    {
        Grow();
        Array.Fill(trial, SiteState.Out, 0, model.Sites);
        foreach (var site in sites) trial[site] = SiteState.Open;
        if (sites.Length > 0) Judge(trial, sites.Length, TrialSteps);
    }

    /// <summary>Takes an answer for the best.</summary>
    public void Adopt(double cost, double[] taken)
    {
        var cells = model.Sites * model.Demands;
        if (Best.Length < cells) Best = new double[cells * 2];
        Array.Copy(taken, Best, cells);
        (BestCost, BestSites) = (cost, model.Sites);
        Limit = cost - (Tolerance * Math.Abs(cost));
    }

    /// <summary>Nothing costs less than the best answer, or than this.</summary>
    public void Close(double bound) => Bound = Math.Min(bound, BestCost);

    /// <summary>A bound on all that the model's sites can do together; prices and reduced costs stay behind.</summary>
    public double Relax()
    {
        Grow();
        Free();
        return prices.Ascend(state) + Offset;
    }

    /// <param name="known">No answer costs less.</param>
    public void Search(double known = double.NegativeInfinity)
    {
        Grow();
        Free();
        (Bound, visited) = (double.PositiveInfinity, 0);
        polish.Begin();
        Visit(0, known);
        Bound = Math.Min(Bound, BestCost);
    }

    /// <summary>Where no site costs anything by itself, all may serve, and what they can do together is the best.</summary>
    public void TakeAll()
    {
        Grow();
        Array.Fill(state, SiteState.Open, 0, model.Sites);
        Judge(state, 0);
        Bound = BestCost;
    }

    /// <summary>Reckons the sites that the prices would open, without those that are not worth it.</summary>
    public void TryPriced()
    {
        var count = 0;
        for (var site = 0; site < model.Sites; site++)
        {
            var opens = state[site] == SiteState.Open || (state[site] == SiteState.Free && prices.Reduced[site] <= 1e-9 * model.Fixed[site]);
            trial[site] = opens ? SiteState.Open : SiteState.Out;
            count += opens ? 1 : 0;
        }
        if (count > 0) Improve(count);
    }

    /// <summary>Drops sites while that saves, or while there are more than may ship.</summary>
    private void Improve(int count)
    {
        filling.Preview(trial);
        for (var site = 0; site < model.Sites; site++)
        {
            if (trial[site] != SiteState.Open || filling.Serves(site)) continue;
            trial[site] = SiteState.Out;
            count--;
        }
        if (count == 0) return;
        var cost = Judge(trial, count, TrialSteps);
        while (count > 1)
        {
            var (best, bestSite) = (double.PositiveInfinity, -1);
            for (var site = 0; site < model.Sites; site++)
            {
                if (trial[site] != SiteState.Open || !filling.Budget.Spend()) continue;
                trial[site] = SiteState.Out;
                var without = Judge(trial, count - 1, TrialSteps);
                trial[site] = SiteState.Open;
                if (bestSite < 0 || without < best) (best, bestSite) = (without, site);
            }
            if (bestSite < 0 || (best >= cost && count <= model.MostSites)) return;
            trial[bestSite] = SiteState.Out;
            cost = best;
            count--;
        }
    }

    private void Visit(int open, double above)
    {
        if (!filling.Budget.Spend())
        {
            Bound = Math.Min(Bound, above);
            return;
        }
        visited++;
        var bound = prices.Ascend(state) + Offset;
        if (bound < Limit && visited == 1) TryPriced();
        if (bound < Limit && (model.Demands > FewDemands || visited > LongSearch)) bound = polish.Run(state, bound - Offset, Limit - Offset, visited == 1 ? StepsAtRoot : StepsBelow) + Offset;
        var here = bound;
        bound = Math.Max(above, bound);
        if (bound >= Limit) return;
        if (model.Demands <= FewDemands || visited % 16 == 1) TryPriced();
        if (bound >= Limit) return;
        var mark = trailed;
        RuleOut(here);
        var branch = Branch();
        if (open > 0 && (branch < 0 || open >= model.MostSites)) Decide(open, bound);
        else if (branch >= 0 && open == model.MostSites - 1) TryEach(open, bound);
        else if (branch >= 0) Part(branch, open, bound);
        for (; trailed > mark; trailed--) state[trail[trailed - 1]] = SiteState.Free;
    }

    private void Part(int branch, int open, double bound)
    {
        state[branch] = SiteState.Open;
        Visit(open + 1, bound);
        state[branch] = SiteState.Out;
        Visit(open, bound);
        state[branch] = SiteState.Free;
    }

    /// <summary>One more site may ship: each is reckoned.</summary>
    private void TryEach(int open, double bound)
    {
        if (open > 0) Decide(open, bound);
        for (var site = 0; site < model.Sites; site++)
        {
            if (state[site] != SiteState.Free) continue;
            state[site] = SiteState.Open;
            Decide(open + 1, bound);
            state[site] = SiteState.Free;
        }
    }

    /// <summary>Reckons a set that is decided; where the budget does not reach that far, the bound stands for it.</summary>
    private void Decide(int count, double bound)
    {
        if (filling.Budget.Spend()) Judge(state, count);
        if (filling.Budget.IsSpent) Bound = Math.Min(Bound, bound);
    }

    /// <summary>Sites that would raise the bound past the limit.</summary>
    private void RuleOut(double bound)
    {
        for (var site = 0; site < model.Sites; site++)
        {
            if (state[site] != SiteState.Free || prices.Reduced[site] <= 0 || bound + prices.Reduced[site] < Limit) continue;
            state[site] = SiteState.Out;
            trail[trailed++] = site;
        }
    }

    private int Branch()
    {
        var best = -1;
        for (var site = 0; site < model.Sites; site++)
        {
            if (state[site] == SiteState.Free && (best < 0 || prices.Reduced[site] < prices.Reduced[best])) best = site;
        }
        return best;
    }

    private double Judge(SiteState[] states, int count, int most = int.MaxValue)
    {
        var cost = filling.Reckon(states, Limit - Offset, most) + Offset;
        if (cost >= Limit) return cost;
        var sites = 0;
        for (var site = 0; site < model.Sites; site++)
        {
            if (filling.Taken.AsSpan(site * model.Demands, model.Demands).ContainsAnyExcept(0d)) sites++;
        }
        if (sites == 0 || (count > model.MostSites && sites > model.MostSites)) return cost;
        Adopt(cost, filling.Taken);
        return cost;
    }

    private void Free()
    {
        for (var site = 0; site < model.Sites; site++) state[site] = model.RuledOut[site] ? SiteState.Out : SiteState.Free;
    }

    private void Grow()
    {
        if (state.Length >= model.Sites) return;
        (state, trial, trail) = (new SiteState[model.Sites * 2], new SiteState[model.Sites * 2], new int[model.Sites * 2]);
    }
}
