namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Branch and bound over which sites serve: at each node the dual prices give a bound, rule sites in or out, and name those worth opening; a set that is decided
/// is reckoned exactly.
/// </summary>
internal sealed class SiteSearch(SelectionModel model, PriceLists lists, DualPrices prices, Filling filling)
{
    /// <summary>Up to so many demands the first prices are nearly always the best.</summary>
    private const int FewDemands = 8;

    /// <summary>A search that has seen so many nodes is worth better prices.</summary>
    private const int LongSearch = 100;

    private const int StepsAtRoot = 150;
    private const int StepsBelow = 25;

    private readonly PricePolish polish = new(model, prices);
    private readonly CoverageBound coverage = new(model, lists, prices);
    private int visited;
    private bool covers;

    private SiteState[] state = [];
    private int[] trail = [];
    private int trailed;

    public BestChoice Best { get; } = new(model, prices, filling);

    /// <summary>No answer costs less.</summary>
    public double Bound { get; private set; }

    /// <summary>Choices of sites that exchanging them may reckon before the search, where sites have to ship so much together.</summary>
    public int Exchanges { get; init; }

    /// <param name="leavingAll">Cost of serving nothing, the first answer.</param>
    /// <param name="offset">Added to each answer that ships anything: the first shipment bears no split penalty.</param>
    public void Begin(double leavingAll, double offset = 0)
    {
        trailed = 0;
        Best.Begin(leavingAll, offset);
    }

    /// <summary>Nothing costs less than the best answer, or than this.</summary>
    public void Close(double bound) => Bound = Math.Min(bound, Best.Cost);

    /// <summary>A bound on all that the model's sites can do together; prices and reduced costs stay behind.</summary>
    public double Relax()
    {
        Grow();
        Free();
        return prices.Ascend(state) + Best.Offset;
    }

    /// <param name="known">No answer costs less.</param>
    public void Search(double known = double.NegativeInfinity)
    {
        Grow();
        Free();
        (Bound, visited) = (double.PositiveInfinity, 0);
        polish.Begin();
        covers = !model.Whole && (model.Demands <= FewDemands || model.MostSites < model.Sites);
        if (covers) coverage.Begin();
        if (prices.Need is { } need) Suppose(need);
        Visit(0, known);
        Bound = Math.Min(Bound, Best.Cost);
    }

    /// <summary>Reckons the sites that the present prices would open.</summary>
    public void TryPriced() => Best.TryPriced(state);

    /// <summary>Where no site costs anything by itself, all may serve, and what they can do together is the best if no more of them have to than may.</summary>
    /// <param name="known">Nothing costs less.</param>
    /// <returns>Nothing costs less, though the budget may not reach as far as the best.</returns>
    public double TakeAll(double known)
    {
        known = Math.Max(known, Relax());
        Array.Fill(state, SiteState.Open, 0, model.Sites);
        var cost = Best.Judge(state, model.Sites);
        return Math.Min(filling.Budget.IsSpent ? known : cost, Best.Cost);
    }

    /// <summary>Finds a first answer as if no unit might be left: what has to be shipped together is known only by a good one.</summary>
    private void Suppose(CapacityNeed need)
    {
        need.Within(double.NegativeInfinity);
        var bound = prices.Ascend(state);
        if (bound < Best.Limit) polish.Run(state, bound, Math.Min(Best.Limit, bound + (0.2 * Math.Abs(bound))), StepsAtRoot * 2);
        Best.TryPriced(state);
        new SiteExchange(model, Best).Run(Exchanges);
        need.Within(Best.Limit - Best.Offset);
        polish.Begin();
    }

    private void Visit(int open, double above)
    {
        if (!filling.Budget.Spend())
        {
            Bound = Math.Min(Bound, above);
            return;
        }
        visited++;
        var bound = prices.Ascend(state) + Best.Offset;
        if (bound < Best.Limit && visited == 1) Best.TryPriced(state);
        if (bound < Best.Limit && (model.Demands > FewDemands || visited > LongSearch)) bound = polish.Run(state, bound - Best.Offset, Best.Limit - Best.Offset, visited == 1 ? StepsAtRoot : StepsBelow) + Best.Offset;
        var (here, mark) = (bound, trailed);
        bound = Math.Max(above, bound);
        if (bound < Best.Limit && covers) bound = Math.Max(bound, Cover(open));
        if (bound < Best.Limit && visited % 16 == 1) Best.TryPriced(state);
        if (bound < Best.Limit) Expand(here, open, bound);
        for (; trailed > mark; trailed--) state[trail[trailed - 1]] = SiteState.Free;
    }

    private void Expand(double here, int open, double bound)
    {
        RuleOut(here);
        if (prices.Need is not null) open += RuleIn(here);
        var branch = Branch();
        if (open > 0 && (branch < 0 || open >= model.MostSites)) Decide(open, bound);
        else if (branch >= 0 && open == model.MostSites - 1) TryEach(open, bound);
        else if (branch >= 0) Part(branch, open, bound);
    }

    /// <summary>What sites can save beside each other, as a bound, with which it rules out others.</summary>
    private double Cover(int open)
    {
        var bound = coverage.Bound(state, model.MostSites - open) + Best.Offset;
        for (var site = 0; site < model.Sites && bound < Best.Limit; site++)
        {
            if (state[site] != SiteState.Free || bound + coverage.Least - coverage.Gain(site) < Best.Limit) continue;
            state[site] = SiteState.Out;
            trail[trailed++] = site;
        }
        return bound;
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
        if (filling.Budget.Spend()) Best.Judge(state, count);
        if (filling.Budget.IsSpent) Bound = Math.Min(Bound, bound);
    }

    /// <summary>Sites that would raise the bound past the limit.</summary>
    private void RuleOut(double bound)
    {
        for (var site = 0; site < model.Sites; site++)
        {
            if (state[site] != SiteState.Free || prices.Reduced[site] <= 0 || bound + prices.Reduced[site] < Best.Limit) continue;
            state[site] = SiteState.Out;
            trail[trailed++] = site;
        }
    }

    /// <summary>Sites without which the bound would rise past the limit.</summary>
    /// <returns>How many.</returns>
    private int RuleIn(double bound)
    {
        var opened = 0;
        for (var site = 0; site < model.Sites; site++)
        {
            if (state[site] != SiteState.Free || prices.Reduced[site] >= 0 || bound - prices.Reduced[site] < Best.Limit) continue;
            state[site] = SiteState.Open;
            trail[trailed++] = site;
            opened++;
        }
        return opened;
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

    private void Free()
    {
        for (var site = 0; site < model.Sites; site++) state[site] = model.RuledOut[site] ? SiteState.Out : SiteState.Free;
    }

    private void Grow()
    {
        if (state.Length >= model.Sites) return;
        (state, trail) = (new SiteState[model.Sites * 2], new int[model.Sites * 2]);
    }
}
