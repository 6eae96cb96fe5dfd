using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Finds a joint answer where sites cost to open: those ship that the prices opened while they were balanced, and of the others as many as it takes to have enough of each item
/// and of units, best ones first. How much is enough is tried out, since what pays in part need not pay as a whole.
/// </summary>
internal sealed class SiteOpening(PreparedNetwork network, BatchPlan plan, BatchSearch search, BatchPrices prices)
{
    /// <summary>What open sites have for each unit that is asked for.</summary>
    private static readonly double[] Plenty = [1.02, 1.15, 1.4, 2];

    private const double Nearly = 0.9;

    private readonly int[] ranked = [.. Enumerable.Range(0, network.SiteIds.Count).OrderByDescending(prices.Opened).ThenBy(site => network.Site(site).OpeningCost).ThenBy(site => site)];

    public bool IsOfUse { get; } = Enumerable.Range(0, network.SiteIds.Count).Any(site => network.Site(site).OpeningCost > 0);

    /// <summary>Serves all orders anew from the sites that were best, and leaves the others closed.</summary>
    public void Choose()
    {
        var (best, chosen, before) = (double.PositiveInfinity, 0d, -1);
        foreach (var plenty in Plenty)
        {
            var count = Open(plenty);
            if (count == before) continue;
            before = count;
            search.Fill(plan.Orders, prices.Prices);
            if (plan.Cost() is var cost && cost < best) (best, chosen) = (cost, plenty);
        }
        Open(chosen);
    }

    /// <returns>How many are open.</returns>
    private int Open(double plenty)
    {
        var (open, units, items) = (0, plenty * plan.Orders.Sum(order => order.Asked), AskedFor(plenty));
        foreach (var site in ranked)
        {
            var given = network.Site(site);
            var opens = given.OpeningCost <= 0 || prices.Opened(site) >= Nearly || units > 0 || Lacks(site, items);
            plan.Load.Closed[site] = !opens;
            if (!opens) continue;
            open++;
            units -= given.UnitsPerDay ?? double.PositiveInfinity;
            for (var item = 0; item < items.Length; item++)
            {
                if (network.Stock.Find(item, site) is var pool and >= 0) items[item] -= network.Stock.Available(pool);
            }
        }
        return open;
    }

    private double[] AskedFor(double plenty)
    {
        var asked = new double[network.ItemIds.Count];
        foreach (var order in plan.Orders)
        {
            for (var demand = 0; demand < order.Item.Length; demand++) asked[order.Item[demand]] += plenty * order.Quantity[demand];
        }
        return asked;
    }

    private bool Lacks(int site, double[] items)
    {
        for (var item = 0; item < items.Length; item++)
        {
            if (items[item] > 0 && network.Stock.Find(item, site) >= 0) return true;
        }
        return false;
    }
}
