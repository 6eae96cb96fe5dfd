using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>What each subset of an order's demands costs from one site: the least that is known, and the least that could be.</summary>
internal sealed class CoverPrices(SelectionModel model)
{
    private readonly SubsetSums sums = new();
    private readonly double[] rest = new double[SubsetSums.Most];
    private readonly double[] edge = new double[SubsetSums.Most];
    private readonly int[] boundSite = new int[SubsetSums.Most];
    private readonly double[] weight = new double[SubsetCover.MostDemands];
    private readonly double[] served = new double[SubsetCover.MostDemands];
    private readonly double[] least = new double[SubsetCover.MostDemands];
    private double credit;

    /// <summary>By subset: what a site charges that has all of it.</summary>
    public double[] Real { get; } = new double[SubsetSums.Most];

    /// <summary>By subset: what no site charges less for.</summary>
    public double[] Bounds { get; } = new double[SubsetSums.Most];

    /// <summary>By subset: what a site has to charge less for.</summary>
    public Span<double> Edge => edge.AsSpan(0, All + 1);

    public double[] Leave { get; } = new double[SubsetCover.MostDemands];

    /// <summary>The site of the model that charges <see cref="Real"/>.</summary>
    public int[] SiteOf { get; } = new int[SubsetSums.Most];

    /// <summary>The subset of all demands.</summary>
    public int All => (1 << model.Demands) - 1;

    public void Begin(OrderTerms terms)
    {
        Array.Fill(Real, double.PositiveInfinity, 0, All + 1);
        Array.Fill(Bounds, double.PositiveInfinity, 0, All + 1);
        edge[0] = double.NegativeInfinity;
        credit = 0;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            weight[demand] = terms.Weight[demand];
            Leave[demand] = model.Quantity[demand] * model.Penalty;
        }
    }

    /// <summary>The least of all sites' charges, for what is said of subsets before sites are known.</summary>
    public void Root(double fixedCost, in CostNode node)
    {
        for (var demand = 0; demand < model.Demands; demand++) served[demand] = Math.Min(Leave[demand], model.Quantity[demand] * (node.PerUnit + (weight[demand] * node.PerKg)));
        sums.Sum(fixedCost, Costs(served));
        sums.Values.CopyTo(rest);
        sums.Sum(0, Costs(Leave));
        for (var subset = 0; subset <= All; subset++) rest[subset] = Math.Min(rest[subset], sums.Values[subset]);
    }

    /// <summary>From here on a site is promising only if some answer below the limit may have it ship, as far as a bound tells.</summary>
    public void Narrow(double limit, SubsetCover bound)
    {
        // A site that serves no demand first of all may still serve what others leave of it.
        for (var subset = model.Whole ? 1 : 0; subset <= All; subset++) edge[subset] = limit - bound.BesideOne(All ^ subset);
    }

    /// <summary>No site need be looked at whose subset is served cheaper, or beside which no rest is cheap enough.</summary>
    public void LimitTo(double limit)
    {
        for (var subset = 1; subset <= All; subset++) edge[subset] = Math.Min(Real[subset], limit - rest[All ^ subset]);
    }

    public double OfAll(double fixedCost, in CostNode node)
    {
        for (var demand = 0; demand < model.Demands; demand++) fixedCost += model.Quantity[demand] * (node.PerUnit + (weight[demand] * node.PerKg));
        return fixedCost;
    }

    /// <summary>Costs are sums of terms that may cancel each other out only as far as age credit goes.</summary>
    public double Rounding(double cost) => 4e-15 * (Math.Abs(cost) + (2 * model.Demands * credit));

    public bool IsBelowEdge(double fixedCost, double perUnit, double perKg)
    {
        if (double.IsPositiveInfinity(fixedCost)) return false;
        for (var demand = 0; demand < model.Demands; demand++) served[demand] = model.Quantity[demand] * (perUnit + (weight[demand] * perKg));
        return sums.AnyBelow(fixedCost, Costs(served), Edge);
    }

    /// <summary>Whether that is so of subsets that the site has something of, at the charges that were asked about last.</summary>
    public bool Keeps(SiteTerms site, double fixedCost, OrderTerms terms)
    {
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (terms.PoolOf(site, demand) < 0) served[demand] = double.PositiveInfinity;
        }
        return sums.AnyBelow(fixedCost, Costs(served), Edge);
    }

    public bool IsBelowEdge(int site)
    {
        ReadLeast(site);
        return sums.AnyBelow(model.Fixed[site], Costs(least), Edge);
    }

    public ReadOnlySpan<double> LeastOf(int site)
    {
        ReadLeast(site);
        sums.Sum(model.Fixed[site], Costs(least));
        return sums.Values;
    }

    /// <returns>Whether the site is the cheapest known for any subset, or may be.</returns>
    public bool Offer(int site, OrderTerms terms)
    {
        ReadLeast(site);
        var (alone, same) = (!Interacts(site, terms), true);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            served[demand] = alone ? Serving(model.At(site, demand), demand) : double.PositiveInfinity;
            // Where one site ships alone, nobody else gives what it has not.
            if (alone && model.MostSites == 1) least[demand] = served[demand];
            same &= served[demand] == least[demand];
            if (least[demand] < 0) credit = Math.Max(credit, -least[demand]);
        }
        sums.Sum(model.Fixed[site], Costs(served));
        var keeps = sums.Lower(Real, SiteOf, site);
        for (var subset = 1; keeps && subset <= All; subset++) edge[subset] = Math.Min(edge[subset], Real[subset]);
        if (!same) sums.Sum(model.Fixed[site], Costs(least));
        return sums.Lower(Bounds, boundSite, site) || keeps;
    }

    private ReadOnlySpan<double> Costs(double[] all) => all.AsSpan(0, model.Demands);

    /// <summary>Whether what the site ships for one demand may lessen what it can for another.</summary>
    private bool Interacts(int site, OrderTerms terms)
    {
        var units = 0d;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var cell = model.At(site, demand);
            if (model.Pool[cell] < 0) continue;
            units += model.Quantity[demand];
            if (!model.Shared || terms.ItemQuantity[demand] <= model.Quantity[demand]) continue;
            if (model.Curves.Steps(cell) is var (from, until) && (until - from > 1 || model.Curves.Most(cell) < terms.ItemQuantity[demand])) return true;
        }
        return units > model.Units[site];
    }

    /// <summary>The least that serving the demand costs there, with the penalty for what the site has not or is better left.</summary>
    private double Serving(int cell, int demand)
    {
        if (model.Pool[cell] < 0) return double.PositiveInfinity;
        if (model.Whole) return model.WholeCost[cell];
        var (curves, left) = (model.Curves, model.Quantity[demand]);
        var (from, until) = curves.Steps(cell);
        var (cost, cheapest) = (0d, double.PositiveInfinity);
        for (var step = from; step < until && left > 0; step++)
        {
            var part = Math.Min(left, curves.Units(step));
            cost += part * curves.Price(step);
            left -= part;
            cheapest = Math.Min(cheapest, left > 0 ? cost + (left * model.Penalty) : cost);
        }
        return cheapest;
    }

    /// <summary>Each demand at the price of its cheapest unit.</summary>
    private void ReadLeast(int site)
    {
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var (from, until) = model.Curves.Hull(model.At(site, demand));
            least[demand] = from < until ? model.Quantity[demand] * model.Curves.Price(from) : double.PositiveInfinity;
        }
    }
}
