using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Finds a joint answer where sites cost to open: only those ship that the prices opened often enough while they were balanced. How often is enough is tried out, since what pays
/// in part need not pay as a whole.
/// </summary>
internal sealed class SiteOpening(PreparedNetwork network, BatchPlan plan, BatchSearch search, BatchPrices prices)
{
    private static readonly double[] Shares = [0.8, 0.5, 0.2];

    public bool IsOfUse { get; } = Enumerable.Range(0, network.SiteIds.Count).Any(site => network.Site(site).OpeningCost > 0);

    /// <summary>Serves all orders anew from the sites that were best, and leaves the others closed.</summary>
    public void Choose()
    {
        var (best, chosen, before) = (double.PositiveInfinity, 0d, -1);
        foreach (var share in Shares)
        {
            var count = Close(share);
            if (count == before) continue;
            before = count;
            search.Fill(plan.Orders, prices.Prices);
            if (plan.Cost() is var cost && cost < best) (best, chosen) = (cost, share);
        }
        Close(chosen);
    }

    /// <returns>How many are closed.</returns>
    private int Close(double share)
    {
        var closed = 0;
        for (var site = 0; site < network.SiteIds.Count; site++)
        {
            plan.Load.Closed[site] = network.Site(site).OpeningCost > 0 && prices.Opened(site) < share;
            closed += plan.Load.Closed[site] ? 1 : 0;
        }
        return closed;
    }
}
