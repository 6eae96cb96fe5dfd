using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Finds a joint answer, orders one after the other, and betters it: each anew beside all others, and the customers of a site that costs to open from others.
/// </summary>
internal sealed class BatchSearch(PreparedNetwork network, BatchPlan plan, OrderServing serving)
{
    /// <summary>Serves all orders anew, one after the other.</summary>
    /// <param name="prices">What shared things are worth.</param>
    public void Fill(IEnumerable<BatchOrder> inOrder, SharedPrices prices)
    {
        foreach (var order in plan.Orders) plan.TakeOut(order);
        foreach (var order in inOrder) plan.Put(order, serving.Find(order, prices));
    }

    /// <summary>Decides each order anew beside all others, until nothing changes.</summary>
    public void Settle(int passes)
    {
        for (var (pass, changed) = (0, true); pass < passes && changed; pass++)
        {
            changed = false;
            foreach (var order in plan.Orders)
            {
                if (plan.CostNow(order) > order.Bound + (1e-9 * Math.Abs(order.Bound))) changed |= TryAnew([order]);
            }
        }
    }

    /// <summary>Serves the customers of one site from others, where closing it saves more than that costs.</summary>
    public void CloseSites()
    {
        for (var site = 0; site < network.SiteIds.Count; site++)
        {
            if (!plan.IsOpen(site) || network.Site(site).OpeningCost <= 0) continue;
            plan.Load.Closed[site] = true;
            TryAnew([.. plan.Users(site).Order().Select(at => plan.Orders[at])]);
            plan.Load.Closed[site] = false;
        }
    }

    private bool TryAnew(List<BatchOrder> group)
    {
        var (before, old) = (0d, group.Select(order => order.Parts).ToList());
        for (var i = group.Count - 1; i >= 0; i--)
        {
            var parts = plan.TakeOut(group[i]);
            before += plan.CostOf(group[i], parts);
        }
        var after = 0d;
        foreach (var order in group)
        {
            var parts = serving.Find(order, plan.Plain);
            after += plan.CostOf(order, parts);
            plan.Put(order, parts);
        }
        if (after < before - (1e-9 * Math.Max(1, Math.Abs(before)))) return true;
        foreach (var order in group) plan.TakeOut(order);
        for (var i = 0; i < group.Count; i++) plan.Put(group[i], old[i]);
        return false;
    }
}
