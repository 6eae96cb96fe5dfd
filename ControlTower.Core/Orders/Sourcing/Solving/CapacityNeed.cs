namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// What sites have to be able to ship together: an answer better than the best known leaves few units only, and so needs sites of so much capacity, and so many of them.
/// Prices of demands know nothing of it. A price of capacity, or of a site, adds it to their bound (the aggregate capacity constraint of plant location; Christofides and Beasley 1983).
/// </summary>
internal sealed class CapacityNeed(SelectionModel model)
{
    private double[] capacity = [];
    private double[] key = [];
    private int[] free = [];
    private int count;
    private double least;
    private double perUnit;
    private double units;
    private double all;

    /// <summary>Call it once the model is complete.</summary>
    public void Begin()
    {
        all = 0;
        (capacity, key, free) = (new double[model.Sites], new double[model.Sites], new int[model.Sites]);
        for (var site = 0; site < model.Sites; site++) all += capacity[site] = CapacityOf(site);
        (least, perUnit) = (0, double.PositiveInfinity);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var price = LeastPrice(demand);
            least += price * model.Quantity[demand];
            perUnit = Math.Min(perUnit, model.Penalty - price);
        }
    }

    /// <summary>Answers that cost less than this are looked for: they leave no more units than the difference to serving all at the least prices pays for. With no cost at all they leave what nobody can ship.</summary>
    public void Within(double limit)
    {
        if (double.IsNegativeInfinity(limit)) units = Math.Min(model.TotalQuantity, all);
        else units = perUnit > 0 ? model.TotalQuantity - Math.Floor(Math.Max(0, limit - least) / perUnit * (1 + 1e-12)) : 0;
    }

    /// <returns>What is added to a bound that then counts each free site with a negative reduced cost; infinite where the sites do not suffice.</returns>
    public double Charge(ReadOnlySpan<SiteState> states, double[] reduced)
    {
        var left = units;
        count = 0;
        for (var site = 0; site < states.Length && site < model.Sites; site++)
        {
            if (states[site] == SiteState.Open) left -= capacity[site];
            else if (states[site] == SiteState.Free && capacity[site] > 0) free[count++] = site;
        }
        if (left <= 0) return 0;
        var (price, most) = (UnitPrice(left, reduced), Most(left));
        if (most < 0) return double.PositiveInfinity;
        var each = SitePrice(most, reduced);
        var (byUnits, byNumber) = (price * left, each * most);
        for (var i = 0; i < count; i++)
        {
            byUnits += Math.Min(0, reduced[free[i]] - (price * capacity[free[i]]));
            byNumber += Math.Min(0, reduced[free[i]] - each);
        }
        for (var i = 0; i < count; i++) reduced[free[i]] -= byUnits >= byNumber ? price * capacity[free[i]] : each;
        return byUnits >= byNumber ? price * left : each * most;
    }

    /// <summary>Of a unit of capacity, at which the sites that are worth it have enough.</summary>
    private double UnitPrice(double left, double[] reduced)
    {
        for (var i = 0; i < count; i++) key[i] = reduced[free[i]] / capacity[free[i]];
        Array.Sort(key, free, 0, count);
        for (var i = 0; i < count; i++)
        {
            left -= capacity[free[i]];
            if (left <= 0) return Math.Max(0, key[i]);
        }
        return 0;
    }

    /// <returns>The least number of sites that can have enough; -1 where all have not.</returns>
    private int Most(double left)
    {
        for (var i = 0; i < count; i++) key[i] = -capacity[free[i]];
        Array.Sort(key, free, 0, count);
        for (var i = 0; i < count; i++)
        {
            left += key[i];
            if (left <= 0) return i + 1;
        }
        return -1;
    }

    /// <summary>Of a site, at which so many are worth it.</summary>
    private double SitePrice(int most, double[] reduced)
    {
        for (var i = 0; i < count; i++) key[i] = reduced[free[i]];
        Array.Sort(key, free, 0, count);
        return key[most - 1] <= 0 ? 0 : most < count ? (key[most - 1] + key[most]) / 2 : key[most - 1] * 2;
    }

    private double CapacityOf(int site)
    {
        var (sum, left) = (0d, new Dictionary<int, double>()); // lookup only
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var pool = model.Pool[model.At(site, demand)];
            if (pool < 0) continue;
            if (!left.TryGetValue(pool, out var there)) there = model.PoolUnits(pool);
            var part = Math.Min(there, model.Quantity[demand]);
            left[pool] = there - part;
            sum += part;
        }
        return Math.Min(sum, model.Units[site]);
    }

    private double LeastPrice(int demand)
    {
        var price = model.Penalty;
        for (var site = 0; site < model.Sites; site++)
        {
            var (from, until) = model.Curves.Hull(model.At(site, demand));
            if (from < until) price = Math.Min(price, model.Curves.Price(from));
        }
        return price;
    }
}
