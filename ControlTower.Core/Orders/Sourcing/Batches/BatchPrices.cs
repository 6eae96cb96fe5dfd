using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Prices for what orders share: with them each order is decided alone, and the sum of their bounds less what the shared things would fetch is a
/// bound for all together (Lagrangian decomposition). Prices rise where more is asked for than there is, and fall where less is.
/// </summary>
internal sealed class BatchPrices(PreparedNetwork network, BatchPlan plan, OrderSolver solver)
{
    private const int NodesOfAnOrder = 300;
    private const int Patience = 4;

    private readonly double[] poolOver = new double[network.Stock.Pools];
    private readonly double[] unitsOver = new double[network.SiteIds.Count];
    private readonly double[] ordersOver = new double[network.SiteIds.Count];
    private readonly SharedLoad best = new(network);

    /// <summary>No joint answer costs less.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>What the orders ask for as the prices rise to balance it.</summary>
    /// <param name="known">Cost of some joint answer.</param>
    public void Balance(SharedLoad load, double known, int rounds, CancellationToken cancel)
    {
        var (length, stale) = (1d, 0);
        for (var round = 0; round < rounds && Bound < known - (1e-9 * Math.Abs(known)); round++)
        {
            var value = Evaluate(load, cancel);
            if (value > Bound + (1e-7 * Math.Abs(Bound)) || double.IsNegativeInfinity(Bound)) stale = 0;
            else if (++stale >= Patience) (length, stale) = (length / 2, 0);
            if (value > Bound)
            {
                Bound = value;
                Copy(load, best);
            }
            if (!Move(load, length * Math.Max(known - value, 1e-4 * Math.Abs(known)))) break;
        }
        Copy(best, load);
    }

    private double Evaluate(SharedLoad load, CancellationToken cancel)
    {
        Array.Clear(poolOver);
        Array.Clear(unitsOver);
        Array.Clear(ordersOver);
        solver.Terms.Load = load;
        var bound = 0d;
        foreach (var order in plan.Orders)
        {
            solver.Solve(order.Order, order.Dropped, NodesOfAnOrder, cancel);
            bound += solver.Bound;
            Count();
        }
        return bound - Fetched(load);
    }

    private void Count()
    {
        for (var site = 0; site < solver.Sites; site++)
        {
            var (number, units) = (solver.TermsOf(site).Site, 0L);
            for (var demand = 0; demand < solver.Demands; demand++)
            {
                var taken = solver.Taken(site, demand);
                if (taken == 0) continue;
                units += taken;
                poolOver[network.Stock.Find(solver.Terms.Item[demand], number)] += taken;
            }
            unitsOver[number] += units;
            if (units > 0) ordersOver[number]++;
        }
    }

    /// <summary>What the shared things of each site would fetch beyond the site's opening cost; leaves behind how much more is asked for than there is.</summary>
    private double Fetched(SharedLoad load)
    {
        var fetched = new double[network.SiteIds.Count];
        for (var pool = 0; pool < poolOver.Length; pool++) fetched[network.Stock.SiteOf(pool)] += load.PoolPrice[pool] * network.Stock.Available(pool);
        var sum = 0d;
        for (var site = 0; site < fetched.Length; site++)
        {
            var given = network.Site(site);
            fetched[site] += (load.SitePrice[site] * (given.UnitsPerDay ?? 0)) + (load.OrderPrice[site] * (given.OrdersPerDay ?? 0));
            var opens = fetched[site] >= given.OpeningCost;
            if (opens) sum += fetched[site] - given.OpeningCost;
            fetched[site] = opens ? 1 : 0;
            unitsOver[site] -= fetched[site] * (given.UnitsPerDay ?? double.PositiveInfinity);
            ordersOver[site] -= fetched[site] * (given.OrdersPerDay ?? double.PositiveInfinity);
            if (given.UnitsPerDay is null) unitsOver[site] = 0;
            if (given.OrdersPerDay is null) ordersOver[site] = 0;
        }
        for (var pool = 0; pool < poolOver.Length; pool++) poolOver[pool] -= fetched[network.Stock.SiteOf(pool)] * network.Stock.Available(pool);
        return sum;
    }

    private bool Move(SharedLoad load, double far)
    {
        var norm = Norm(load.PoolPrice, poolOver) + Norm(load.SitePrice, unitsOver) + Norm(load.OrderPrice, ordersOver);
        if (norm <= 0) return false;
        var stride = far / norm;
        Shift(load.PoolPrice, poolOver, stride);
        Shift(load.SitePrice, unitsOver, stride);
        Shift(load.OrderPrice, ordersOver, stride);
        return true;
    }

    /// <summary>A price that is 0 and would fall does not count.</summary>
    private static double Norm(double[] price, double[] over)
    {
        var sum = 0d;
        for (var i = 0; i < price.Length; i++)
        {
            if (over[i] > 0 || price[i] > 0) sum += over[i] * over[i];
        }
        return sum;
    }

    private static void Shift(double[] price, double[] over, double stride)
    {
        for (var i = 0; i < price.Length; i++) price[i] = Math.Max(0, price[i] + (stride * over[i]));
    }

    private static void Copy(SharedLoad from, SharedLoad to)
    {
        from.PoolPrice.CopyTo(to.PoolPrice, 0);
        from.SitePrice.CopyTo(to.SitePrice, 0);
        from.OrderPrice.CopyTo(to.OrderPrice, 0);
    }
}
