using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Serves one order beside all others: at once where no site that it would choose runs short, else by the search that decides orders alone, and once
/// the count of such searches is used up by the better of two quick ways: sites that have the whole of what they serve, or completing what was chosen.
/// </summary>
internal sealed class OrderServing(PreparedNetwork network, BatchPlan plan, OrderChoice choice, long searches, CancellationToken cancel)
{
    private const int NodesOfAnOrder = 2_000;

    /// <summary>In a large batch an order is served well enough that costs so much more than it might.</summary>
    private const double Near = 1e-3;
    private const int Large = 200;

    private readonly double near = plan.Orders.Count > Large ? Near : 0;
    private readonly OrderCompletion completion = new(network.Policy, plan);
    private readonly OrderSolver solver = new(network);
    private int served;

    public long SearchesLeft { get; private set; } = searches;

    public Part[] Find(BatchOrder order, SharedPrices prices)
    {
        if (++served % 256 == 0) cancel.ThrowIfCancellationRequested();
        choice.Decide(order, prices, plan.Load);
        if (choice.IsExact) return choice.Parts.ToArray();
        var (bound, completed) = (choice.Bound, completion.Of(choice));
        choice.Restrict(plan.Load);
        var whole = choice.IsExact ? choice.Parts.ToArray() : [];
        if (SearchesLeft > 0 && (!choice.IsExact || choice.Bound > bound + (near * Math.Abs(bound))))
        {
            SearchesLeft--;
            return Search(order, prices);
        }
        return plan.CostOf(order, whole) <= plan.CostOf(order, completed) ? whole : completed;
    }

    private Part[] Search(BatchOrder order, SharedPrices prices)
    {
        Charge(order, prices);
        solver.Terms.Load = plan.Load;
        solver.Solve(order.Order, order.Dropped, NodesOfAnOrder, cancel);
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
        var (load, stock) = (plan.Load, network.Stock);
        foreach (var item in order.Item)
        {
            for (var pool = stock.PoolsFrom(item); pool < stock.PoolsFrom(item + 1); pool++) load.PoolPrice[pool] = prices.Pool[pool] - prices.Floor[pool];
        }
        foreach (var site in order.Row.Site) (load.SitePrice[site], load.OrderPrice[site]) = (prices.Site[site], prices.Order[site]);
    }
}
