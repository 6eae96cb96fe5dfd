using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Finds and betters a joint answer: orders one after the other at balanced prices, then each anew beside all others, then small groups that
/// stand in each other's way, taken out and put back in another order. Each step is counted, none is timed.
/// </summary>
internal sealed class BatchSearch(PreparedNetwork network, BatchPlan plan, OrderSolver solver)
{
    private const int NodesOfAnOrder = 2_000;
    private const int GroupSize = 5;

    private readonly SharedLoad free = new(network);
    private readonly bool hasOpening = network.Problem.Sites.Any(site => site.OpeningCost > 0);
    private uint chance = 2_463_534_242;

    /// <summary>Serves all orders, those first that stand first.</summary>
    /// <param name="prices">What shared things are worth; the true costs decide afterwards.</param>
    public void Fill(SharedLoad prices, CancellationToken cancel)
    {
        foreach (var order in plan.Orders) plan.TakeOut(order);
        prices.PoolPrice.CopyTo(plan.Load.PoolPrice, 0);
        prices.SitePrice.CopyTo(plan.Load.SitePrice, 0);
        prices.OrderPrice.CopyTo(plan.Load.OrderPrice, 0);
        foreach (var order in plan.Orders) Serve(order, cancel);
        free.PoolPrice.CopyTo(plan.Load.PoolPrice, 0);
        free.SitePrice.CopyTo(plan.Load.SitePrice, 0);
        free.OrderPrice.CopyTo(plan.Load.OrderPrice, 0);
    }

    /// <summary>Decides each order anew beside all others, until nothing changes.</summary>
    public void Settle(int passes, CancellationToken cancel)
    {
        for (var (pass, changed) = (0, true); pass < passes && changed; pass++)
        {
            changed = false;
            foreach (var order in plan.Orders) changed |= TryAnew([order], cancel);
        }
    }

    /// <summary>Takes out groups of orders that meet at some site, and serves them anew in another order.</summary>
    public void Stir(int groups, CancellationToken cancel)
    {
        if (plan.Orders.Count < 2) return;
        for (var i = 0; i < groups; i++) TryAnew(Group(), cancel);
    }

    /// <summary>Serves the customers of one site from others, where closing it saves more than that costs.</summary>
    public void CloseSites(CancellationToken cancel)
    {
        for (var site = 0; site < network.SiteIds.Count; site++)
        {
            if (!plan.IsOpen(site) || network.Site(site).OpeningCost <= 0) continue;
            plan.Load.Closed[site] = true;
            TryAnew([.. plan.Orders.Where(order => order.Units.Any(one => one.Site.Site == site))], cancel);
            plan.Load.Closed[site] = false;
        }
    }

    private bool TryAnew(List<BatchOrder> group, CancellationToken cancel)
    {
        var (before, old) = (0d, group.Select(order => order.Units).ToList());
        for (var i = group.Count - 1; i >= 0; i--)
        {
            var units = plan.TakeOut(group[i]);
            before += plan.CostOf(group[i], units);
        }
        var after = 0d;
        foreach (var order in group) after += Serve(order, cancel);
        if (after < before - (1e-9 * Math.Max(1, Math.Abs(before)))) return true;
        foreach (var order in group) plan.TakeOut(order);
        for (var i = 0; i < group.Count; i++) plan.Put(group[i], old[i]);
        return false;
    }

    /// <returns>What it costs beside the others.</returns>
    private double Serve(BatchOrder order, CancellationToken cancel)
    {
        ChargeOpening();
        solver.Terms.Load = plan.Load;
        solver.Solve(order.Order, order.Dropped, NodesOfAnOrder, cancel);
        var units = OrderUnits.Of(solver);
        var cost = plan.CostOf(order, units);
        plan.Put(order, units);
        return cost;
    }

    /// <summary>Who opens a site bears its opening cost.</summary>
    private void ChargeOpening()
    {
        if (!hasOpening) return;
        for (var site = 0; site < network.SiteIds.Count; site++) plan.Load.OrderPrice[site] = plan.IsOpen(site) ? 0 : network.Site(site).OpeningCost;
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
        a.Left > 0 || b.Left > 0 || a.Units.Any(one => b.Units.Any(other => other.Site.Site == one.Site.Site)) || a.Order.Lines.Any(line => b.Order.Lines.Any(other => other.Item == line.Item));

    /// <summary>Xorshift (Marsaglia 2003): chance that is the same each time.</summary>
    private int Next(int below)
    {
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        return (int)(chance % (uint)below);
    }
}
