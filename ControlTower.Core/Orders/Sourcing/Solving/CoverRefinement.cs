namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// A closer bound for orders of few demands, once the sites that may be in a better answer are in the model. Each demand is charged to the site that serves it cheapest: what that
/// site has not, others give at their prices, each of them dearer. Sites that no answer below the limit may use are ruled out, and so on while that tells anything.
/// </summary>
internal sealed class CoverRefinement(SelectionModel model, PriceLists lists)
{
    private const int Rounds = 4;

    private readonly SubsetCover cover = new();
    private readonly SubsetSums sums = new();
    private readonly double[] bounds = new double[SubsetSums.Most];
    private readonly double[] edge = new double[SubsetSums.Most];
    private readonly int[] owner = new int[SubsetSums.Most];
    private readonly int[] parts = new int[SubsetCover.MostDemands];
    private readonly double[] leave = new double[SubsetCover.MostDemands];
    private double[] served = [];

    private int All => (1 << model.Demands) - 1;

    /// <param name="best">Offered those that the bound would choose.</param>
    /// <param name="rounding">Taken off the bound.</param>
    /// <returns>The bound.</returns>
    public double Run(BestChoice best, double rounding)
    {
        cover.Begin(model.Demands, model.MostSites);
        for (var demand = 0; demand < model.Demands; demand++) leave[demand] = model.Quantity[demand] * model.Penalty;
        var bound = double.NegativeInfinity;
        for (var (round, ruledOut) = (0, true); round < Rounds && ruledOut && bound < best.Limit; round++)
        {
            Charge();
            cover.Solve(bounds, leave);
            bound = Math.Max(bound, cover.Cost + best.Offset - rounding);
            if (bound >= best.Limit) break;
            Offer(best);
            ruledOut = bound < best.Limit && RuleOut(best);
        }
        return bound;
    }

    private void Charge()
    {
        var cells = model.Sites * model.Demands;
        if (served.Length < cells) served = new double[cells * 2];
        Array.Fill(served, double.PositiveInfinity, 0, cells);
        for (var demand = 0; demand < model.Demands; demand++) Charge(demand);
        Array.Fill(bounds, double.PositiveInfinity, 0, All + 1);
        for (var site = 0; site < model.Sites; site++)
        {
            if (model.RuledOut[site]) continue;
            sums.Sum(model.Fixed[site], Served(site));
            sums.Lower(bounds, owner, site);
        }
    }

    /// <summary>A site that is the cheapest to serve a demand has only steps behind its own first one to go on with.</summary>
    private void Charge(int demand)
    {
        var sites = lists.Sites(demand);
        for (var first = 0; first < sites.Length; first++)
        {
            var cell = model.At(sites[first], demand);
            if (model.RuledOut[sites[first]] || !double.IsPositiveInfinity(served[cell])) continue;
            served[cell] = From(first, demand);
        }
    }

    private double From(int first, int demand)
    {
        var (left, cost) = (model.Quantity[demand], 0d);
        var sites = lists.Sites(demand);
        var units = lists.Units(demand);
        var prices = lists.Prices(demand);
        for (var at = first; at < sites.Length && left > 0 && prices[at] <= model.Penalty; at++)
        {
            if (model.RuledOut[sites[at]]) continue;
            var part = Math.Min(left, units[at]);
            cost += part * prices[at];
            left -= part;
        }
        return left > 0 ? cost + (left * model.Penalty) : cost;
    }

    private ReadOnlySpan<double> Served(int site) => served.AsSpan(site * model.Demands, model.Demands);

    /// <summary>The sites that the bound would choose may be what is best.</summary>
    private void Offer(BestChoice best)
    {
        var count = cover.Trace(bounds, leave, parts);
        for (var part = 0; part < count; part++) parts[part] = owner[parts[part]];
        best.Offer(parts.AsSpan(0, count));
    }

    private bool RuleOut(BestChoice best)
    {
        var any = false;
        for (var subset = 0; subset <= All; subset++) edge[subset] = best.Limit - best.Offset - cover.BesideOne(All ^ subset);
        for (var site = 0; site < model.Sites; site++)
        {
            if (model.RuledOut[site] || sums.AnyBelow(model.Fixed[site], Served(site), edge.AsSpan(0, All + 1))) continue;
            model.RuledOut[site] = true;
            any = true;
        }
        return any;
    }
}
