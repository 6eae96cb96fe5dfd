using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Finds and betters a joint answer: orders one after the other at balanced prices, then each anew beside all others, then small groups that
/// stand in each other's way, taken out and put back in another order. Each step is counted, none is timed.
/// </summary>
internal sealed class BatchSearch(PreparedNetwork network, BatchPlan plan, OrderServing serving)
{
    private const int GroupSize = 5;

    private uint chance = 2_463_534_242;

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

    /// <summary>Takes out groups of orders that meet at some site, and serves them anew in another order.</summary>
    public void Stir(int groups)
    {
        if (plan.Orders.Count < 2) return;
        for (var i = 0; i < groups; i++) TryAnew(Group());
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

    private List<BatchOrder> Group()
    {
        var first = plan.Orders[Next(plan.Orders.Count)];
        var group = new List<BatchOrder> { first };
        for (var tries = 0; tries < GroupSize * 6 && group.Count < GroupSize; tries++)
        {
            var other = plan.Orders[Next(plan.Orders.Count)];
            if (!group.Contains(other) && Meet(first, other)) group.Add(other);
        }
        for (var i = group.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (group[i], group[j]) = (group[j], group[i]);
        }
        return group;
    }

    private static bool Meet(BatchOrder a, BatchOrder b) =>
        a.Left > 0 || b.Left > 0 || a.Parts.Any(one => b.Parts.Any(other => other.Pool == one.Pool || a.Row.Site[one.Entry] == b.Row.Site[other.Entry])) || a.Item.Any(b.Item.Contains);

    /// <summary>Xorshift (Marsaglia 2003): chance that is the same each time.</summary>
    private int Next(int below)
    {
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        return (int)(chance % (uint)below);
    }
}
