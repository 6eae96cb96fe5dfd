using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Decides an order of a batch by the search that decides orders alone, at prices of what is shared: it knows how sites run short, and takes many times as long as a table of sites.</summary>
/// <param name="load">What others have taken.</param>
internal sealed class PricedSearch(PreparedNetwork network, SharedLoad load)
{
    /// <summary>Nodes that a search may look at, and where many others are waiting.</summary>
    public const int Nodes = 2_000;
    public const int FewNodes = 50;

    /// <summary>What deciding the smallest order takes, in cells.</summary>
    private const int WorkToBegin = 200;

    private readonly OrderSolver solver = new(network);

    /// <summary>No answer costs less at these prices.</summary>
    public double Bound => solver.Bound;

    /// <summary>What all searches have taken so far, in cells that were looked at.</summary>
    public long Work { get; private set; }

    /// <summary>Whether a unit of each pool that the order may draw on has one price, as those who balance prices reckon.</summary>
    public bool IsPriced(BatchOrder order)
    {
        foreach (var item in order.Item)
        {
            for (var pool = network.Stock.PoolsFrom(item); pool < network.Stock.PoolsFrom(item + 1); pool++)
            {
                if (network.Stock.Pieces(pool) is var (from, until) && until - from > 1) return false;
            }
        }
        return true;
    }

    /// <returns>What the sites would give, by site and demand.</returns>
    public Part[] Decide(BatchOrder order, SharedPrices prices, int nodes, CancellationToken cancel)
    {
        Charge(order, prices);
        solver.Terms.Load = load;
        solver.Solve(order.Order, order.Dropped, nodes, cancel);
        Work += WorkToBegin + solver.Work;
        var parts = new List<Part>();
        for (var site = 0; site < solver.Sites; site++)
        {
            var number = solver.TermsOf(site).Site;
            for (var demand = 0; demand < solver.Demands; demand++)
            {
                if (solver.Taken(site, demand) is var units and > 0) parts.Add(new(Array.BinarySearch(order.Row.Site, number), demand, network.Stock.Find(order.Item[demand], number), units));
            }
        }
        return [.. parts.OrderBy(part => part.Entry).ThenBy(part => part.Demand)];
    }

    /// <summary>The search knows of age credit by itself.</summary>
    private void Charge(BatchOrder order, SharedPrices prices)
    {
        foreach (var item in order.Item)
        {
            for (var pool = network.Stock.PoolsFrom(item); pool < network.Stock.PoolsFrom(item + 1); pool++) load.PoolPrice[pool] = prices.Pool[pool] - prices.Floor[pool];
        }
        foreach (var site in order.Row.Site) (load.SitePrice[site], load.OrderPrice[site]) = (prices.Site[site], prices.Order[site]);
    }
}
