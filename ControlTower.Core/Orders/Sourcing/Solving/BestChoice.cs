namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>The best choice of sites so far, and how others are tried against it.</summary>
internal sealed class BestChoice(SelectionModel model, DualPrices prices, Filling filling)
{
    /// <summary>An answer that is better by less, beside its size, is as good.</summary>
    public const double Tolerance = 1e-11;

    /// <summary>What trying a set of sites may take where demands touch each other.</summary>
    private const int TrialSteps = 200;

    private SiteState[] trial = [];

    public double Cost { get; private set; }

    /// <summary>Units of the best answer by cell; nothing where leaving all is best.</summary>
    public double[] Units { get; private set; } = [];

    public int Sites { get; private set; }

    /// <summary>What costs as much is of no interest.</summary>
    public double Limit { get; private set; }

    /// <summary>Added to each answer that ships anything: the first shipment bears no split penalty.</summary>
    public double Offset { get; private set; }

    public void Begin(double leavingAll, double offset)
    {
        (Cost, Sites, Offset) = (leavingAll, 0, offset);
        // An answer of the same cost that ships is preferred to none.
        Limit = leavingAll + (Tolerance * Math.Abs(leavingAll));
        prices.Need?.Within(Limit - Offset);
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
        if (Units.Length < cells) Units = new double[cells * 2];
        Array.Copy(taken, Units, cells);
        (Cost, Sites) = (cost, model.Sites);
        Limit = cost - (Tolerance * Math.Abs(cost));
        prices.Need?.Within(Limit - Offset);
    }

    /// <summary>Reckons the sites that the prices would open, without those that are not worth it.</summary>
    public void TryPriced(ReadOnlySpan<SiteState> states)
    {
        Grow();
        var count = 0;
        for (var site = 0; site < model.Sites; site++)
        {
            var opens = states[site] == SiteState.Open || (states[site] == SiteState.Free && prices.Reduced[site] <= 1e-9 * model.Fixed[site]);
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

    /// <summary>Reckons a set of sites, and takes it if it is better.</summary>
    /// <returns>What it costs; at least the limit where that is of no interest.</returns>
    public double Judge(SiteState[] states, int count, int most = int.MaxValue)
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

    private void Grow()
    {
        if (trial.Length < model.Sites) trial = new SiteState[model.Sites * 2];
    }
}
