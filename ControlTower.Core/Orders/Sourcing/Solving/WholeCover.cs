namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// The best answer for a few lines that come from one site each, where lines share stock or sites ship limited units: site by site, what it costs to have each
/// subset served by the sites so far (dynamic programming over subsets), each site's own part reckoned exactly.
/// </summary>
internal sealed class WholeCover(SelectionModel model)
{
    private readonly SiteFilling filling = new(model);
    private readonly int[] assigned = new int[SubsetCover.MostDemands];
    private readonly int[] parts = new int[1 << SubsetCover.MostDemands];
    private readonly double[] prices = new double[1 << SubsetCover.MostDemands];
    private double[] least = [];
    private int[] last = [];
    private readonly List<(int Site, int Part, int Before)> steps = [];
    private int layers;

    /// <summary>Units by cell of the best answer.</summary>
    public double[] Taken { get; private set; } = [];

    /// <param name="cover">Rules out most of what sites may serve.</param>
    /// <returns>The cost without what is added to each answer; infinite where nothing is better than what is known, which then is proven.</returns>
    public double Run(CoverSearch cover)
    {
        if (model.MostSites == 0) return double.PositiveInfinity;
        Begin();
        for (var site = 0; site < model.Sites; site++) Add(site, Useful(site, cover));
        var (all, best) = ((1 << model.Demands) - 1, 1);
        for (var layer = 2; layer <= layers; layer++)
        {
            if (least[At(layer, all)] < least[At(best, all)]) best = layer;
        }
        if (double.IsPositiveInfinity(least[At(best, all)])) return double.PositiveInfinity;
        Trace(last[At(best, all)]);
        return Fill();
    }

    private int At(int layer, int subset) => (layer << model.Demands) + subset;

    /// <summary>As many layers as sites may ship, where that is a limit; else one for all answers that ship.</summary>
    private void Begin()
    {
        layers = model.MostSites < model.Demands ? model.MostSites : 1;
        var size = At(layers + 1, 0);
        if (least.Length < size) (least, last) = (new double[size], new int[size]);
        Array.Fill(least, double.PositiveInfinity, 0, size);
        Array.Fill(last, -1, 0, size);
        steps.Clear();
        least[0] = 0;
        for (var subset = 1; subset < 1 << model.Demands; subset++)
        {
            least[subset] = least[subset & (subset - 1)] + (model.Quantity[int.TrailingZeroCount(subset)] * model.Penalty);
        }
    }

    /// <summary>The subsets that the site may serve in an answer below the limit, each with what that costs.</summary>
    private int Useful(int site, CoverSearch cover)
    {
        var count = 0;
        var bounds = cover.LeastOf(site);
        var edge = cover.Edge;
        for (var subset = 1; subset < bounds.Length; subset++)
        {
            if (bounds[subset] >= edge[subset]) continue;
            for (var demand = 0; demand < model.Demands; demand++) assigned[demand] = (subset >> demand & 1) != 0 ? site : -1;
            var cost = model.Fixed[site] + filling.Fill(site, assigned, null);
            if (cost < edge[subset]) (parts[count], prices[count++]) = (subset, cost);
        }
        return count;
    }

    /// <summary>Larger subsets first, so that what they build on is without the site.</summary>
    private void Add(int site, int count)
    {
        for (var subset = (1 << model.Demands) - 1; subset > 0 && count > 0; subset--)
        {
            for (var part = 0; part < count; part++)
            {
                if ((parts[part] & ~subset) != 0) continue;
                for (var layer = 1; layer <= layers; layer++) Improve(layer, subset, (site, parts[part], prices[part]));
            }
        }
    }

    private void Improve(int layer, int subset, (int Site, int Part, double Price) one)
    {
        var before = At(layer - 1, subset ^ one.Part);
        if (layers == 1 && model.MostSites > 1 && least[before + (1 << model.Demands)] < least[before]) before += 1 << model.Demands;
        if (least[before] + one.Price >= least[At(layer, subset)]) return;
        least[At(layer, subset)] = least[before] + one.Price;
        last[At(layer, subset)] = steps.Count;
        steps.Add((one.Site, one.Part, last[before]));
    }

    private double Fill()
    {
        if (Taken.Length < model.Sites * model.Demands) Taken = new double[model.Sites * model.Demands * 2];
        Array.Clear(Taken, 0, model.Sites * model.Demands);
        var cost = 0d;
        for (var site = 0; site < model.Sites; site++)
        {
            if (Array.IndexOf(assigned, site, 0, model.Demands) >= 0) cost += model.Fixed[site] + filling.Fill(site, assigned, Taken);
        }
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (assigned[demand] < 0) cost += model.Quantity[demand] * model.Penalty;
        }
        return cost;
    }

    private void Trace(int step)
    {
        Array.Fill(assigned, -1);
        for (; step >= 0; step = steps[step].Before)
        {
            for (var demand = 0; demand < model.Demands; demand++)
            {
                if ((steps[step].Part >> demand & 1) != 0) assigned[demand] = steps[step].Site;
            }
        }
    }
}
