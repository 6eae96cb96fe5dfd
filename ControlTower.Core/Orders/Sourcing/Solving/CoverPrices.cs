using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>What each subset of an order's demands costs from one site: the least that is known, and the least that could be.</summary>
internal sealed class CoverPrices(SelectionModel model)
{
    private const int Subsets = 1 << SubsetCover.MostDemands;

    private readonly double[] sums = new double[Subsets];
    private readonly double[] rest = new double[Subsets];
    private readonly double[] weight = new double[SubsetCover.MostDemands];
    private readonly double[] served = new double[SubsetCover.MostDemands];
    private readonly double[] least = new double[SubsetCover.MostDemands];
    private double credit;

    /// <summary>By subset: what a site charges that has all of it.</summary>
    public double[] Real { get; } = new double[Subsets];

    /// <summary>By subset: what no site charges less for.</summary>
    public double[] Bounds { get; } = new double[Subsets];

    /// <summary>By subset: what a site has to charge less for.</summary>
    public double[] Edge { get; } = new double[Subsets];

    public double[] Leave { get; } = new double[SubsetCover.MostDemands];

    /// <summary>The site of the model that charges <see cref="Real"/>.</summary>
    public int[] SiteOf { get; } = new int[Subsets];

    /// <summary>The subset of all demands.</summary>
    public int All => (1 << model.Demands) - 1;

    public void Begin(OrderTerms terms)
    {
        Array.Fill(Real, double.PositiveInfinity, 0, All + 1);
        Array.Fill(Bounds, double.PositiveInfinity, 0, All + 1);
        Edge[0] = double.NegativeInfinity;
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
        rest[0] = 0;
        for (var subset = 1; subset <= All; subset++)
        {
            var (serving, leaving) = (fixedCost, 0d);
            for (var demand = 0; demand < model.Demands; demand++)
            {
                if ((subset >> demand & 1) == 0) continue;
                serving += Math.Min(Leave[demand], model.Quantity[demand] * (node.PerUnit + (weight[demand] * node.PerKg)));
                leaving += Leave[demand];
            }
            rest[subset] = Math.Min(serving, leaving);
        }
    }

    /// <summary>No way to serve the subset costs less than this.</summary>
    public double Least(int subset) => rest[subset];

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
        return IsBelowEdge(fixedCost, served);
    }

    /// <summary>Whether that is so of subsets that the site has something of, at the charges that were asked about last.</summary>
    public bool Keeps(SiteTerms site, OrderTerms terms)
    {
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (terms.PoolOf(site, demand) < 0) served[demand] = double.PositiveInfinity;
        }
        return IsBelowEdge(sums[0], served);
    }

    public bool IsBelowEdge(int site)
    {
        ReadLeast(site);
        return IsBelowEdge(model.Fixed[site], least);
    }

    public ReadOnlySpan<double> LeastOf(int site)
    {
        ReadLeast(site);
        Sum(model.Fixed[site], least);
        return sums.AsSpan(0, All + 1);
    }

    /// <returns>Whether the site is the cheapest known for any subset, or may be.</returns>
    public bool Offer(int site, OrderTerms terms)
    {
        ReadLeast(site);
        var (keeps, differs) = (false, Interacts(site, terms));
        for (var demand = 0; demand < model.Demands; demand++)
        {
            served[demand] = differs ? double.PositiveInfinity : Serving(model.At(site, demand), demand);
            if (least[demand] < 0) credit = Math.Max(credit, -least[demand]);
        }
        Sum(model.Fixed[site], served);
        for (var subset = 1; subset <= All; subset++)
        {
            if (sums[subset] >= Real[subset]) continue;
            (Real[subset], SiteOf[subset], keeps) = (sums[subset], site, true);
            Edge[subset] = Math.Min(Edge[subset], sums[subset]);
        }
        Sum(model.Fixed[site], least);
        for (var subset = 1; subset <= All; subset++)
        {
            if (sums[subset] >= Bounds[subset]) continue;
            (Bounds[subset], keeps) = (sums[subset], true);
        }
        return keeps;
    }

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

    /// <summary>What serving the whole demand costs there, with the penalty for what the site has not.</summary>
    private double Serving(int cell, int demand)
    {
        if (model.Pool[cell] < 0) return double.PositiveInfinity;
        if (model.Whole) return model.WholeCost[cell];
        var left = model.Quantity[demand] - model.Curves.Most(cell);
        var cost = model.Curves.Cost(cell, model.Quantity[demand]);
        return left > 0 ? cost + (left * model.Penalty) : cost;
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

    private bool IsBelowEdge(double fixedCost, double[] costs)
    {
        sums[0] = fixedCost;
        if (fixedCost < Edge[0]) return true;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var (half, cost) = (1 << demand, costs[demand]);
            for (var subset = 0; subset < half; subset++)
            {
                sums[half + subset] = sums[subset] + cost;
                if (sums[half + subset] < Edge[half + subset]) return true;
            }
        }
        return false;
    }

    private void Sum(double fixedCost, double[] costs)
    {
        sums[0] = fixedCost;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var half = 1 << demand;
            for (var subset = 0; subset < half; subset++) sums[half + subset] = sums[subset] + costs[demand];
        }
    }
}
