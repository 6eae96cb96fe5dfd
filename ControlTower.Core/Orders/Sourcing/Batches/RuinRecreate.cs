using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Betters a joint answer: some orders that stand in each other's way are taken out and put back in another order, at prices of shared things between nothing and somewhat
/// more than they are worth (ruin and recreate; Schrimpf et al. 2000). A worse answer stands for a while, the less the longer it goes on; the best is kept. Steps are
/// counted, and chance is the same each time.
/// </summary>
internal sealed class RuinRecreate
{
    private const int LargestGroup = 10;
    private const int MostOfASite = 40;
    private const int Cycles = 6;
    private const double Same = 1e-9;

    /// <summary>Batches up to this size are annealed from a heat that lets units be left.</summary>
    private const int Small = 100;

    /// <summary>The heat of larger batches beside what serving an order costs: it falls by the last factor, and is high only where each order is put back hundreds of times.</summary>
    private const double LeastHeat = 0.01;
    private const double MostHeat = 1 / 3.0;
    private const double OftenEnough = 1_000;
    private const double Cooled = 1 / 30.0;

    private static readonly double[] Weights = [0, 0.5, 1, 1.3];

    private readonly PreparedNetwork network;
    private readonly BatchPlan plan;
    private readonly OrderServing serving;
    private readonly SharedPrices[] charged;
    private readonly double[][] shipment;
    private readonly int[] costly;
    private readonly List<BatchOrder> group = [];
    private readonly List<Part[]> old = [];
    private uint chance = 2_463_534_242;
    private int closed = -1;
    private int offered = -1;

    public RuinRecreate(PreparedNetwork network, BatchPlan plan, OrderServing serving, SharedPrices prices)
    {
        (this.network, this.plan, this.serving) = (network, plan, serving);
        charged = [.. Weights.Select(prices.Times)];
        shipment = [.. charged.Select(one => one.Order.ToArray())];
        costly = [.. Enumerable.Range(0, network.SiteIds.Count).Where(site => network.Site(site).OpeningCost > 0)];
    }

    /// <param name="decisions">Orders that may be served anew.</param>
    /// <param name="bound">What no answer costs less than; at it there is nothing to better.</param>
    public void Run(int decisions, double bound, CancellationToken cancel)
    {
        if (plan.Orders.Count == 0 || network.SiteIds.Count == 0) return;
        var (cold, hot, hottest) = Heats(decisions);
        for (var cycle = 0; cycle < Cycles && plan.Cost() - bound > Same * Math.Max(1, Math.Abs(bound)); cycle++) Anneal(decisions / Cycles, cold, cycle % 2 == 0 ? hottest : hot, cancel);
    }

    private void Anneal(int decisions, double cold, double hot, CancellationToken cancel)
    {
        var (best, now, kept) = (0d, 0d, plan.Orders.Select(order => order.Parts).ToList());
        for (var left = decisions; left > 0; left -= group.Count)
        {
            cancel.ThrowIfCancellationRequested();
            now += Step(cold * Math.Pow(hot / cold, left / (double)decisions));
            if (now >= best - (Same * Math.Max(1, Math.Abs(best)))) continue;
            best = now;
            for (var at = 0; at < kept.Count; at++) kept[at] = plan.Orders[at].Parts;
        }
        plan.Restore(kept);
    }

    /// <summary>By how much dearer an answer may be that stands for a while: at the end by a trifle; at first by a share of what serving an order costs, the more the oftener orders are put back, in a small batch by as much as leaving a unit, or an order.</summary>
    private (double Cold, double Hot, double Hottest) Heats(int decisions)
    {
        var (penalty, orders) = (network.Policy.UnfilledPenaltyPerUnit, plan.Orders.Count);
        var mean = Math.Max(1e-6, plan.Orders.Sum(order => Math.Abs(plan.CostNow(order) - (order.Left * penalty))) / orders);
        if (orders <= Small) return (mean * 0.01, Math.Max(mean, penalty), Math.Max(mean, penalty * plan.Orders.Average(order => order.Asked)));
        var hot = mean * Math.Clamp(decisions / (OftenEnough * orders), LeastHeat, MostHeat);
        return (hot * Cooled, hot, hot);
    }

    /// <returns>By how much the cost has changed.</returns>
    private double Step(double heat)
    {
        Pick();
        Mix();
        old.Clear();
        old.AddRange(group.Select(order => order.Parts));
        var before = 0d;
        for (var i = group.Count - 1; i >= 0; i--) before += plan.CostOf(group[i], plan.TakeOut(group[i]));
        if (closed >= 0) plan.Load.Closed[closed] = true;
        var after = Recreate();
        if (closed >= 0) plan.Load.Closed[closed] = false;
        var worse = after - before;
        if (worse < -Same * Math.Max(1, Math.Abs(before)) || worse <= -heat * Math.Log(Math.Max(1e-9, Next(1 << 20) / (double)(1 << 20)))) return worse;
        foreach (var order in group) plan.TakeOut(order);
        for (var i = 0; i < group.Count; i++) plan.Put(group[i], old[i]);
        return 0;
    }

    private double Recreate()
    {
        var (weight, first, cost) = (Next(Weights.Length), Next(3), 0d);
        var prices = charged[weight];
        foreach (var order in group)
        {
            // What it costs to open a site need not fall on the first that it serves.
            for (var site = 0; site < prices.Order.Length; site++)
            {
                prices.Order[site] = shipment[weight][site] + (site == offered ? 0 : plan.Plain.Order[site] * first / 2);
            }
            var parts = serving.Find(order, prices);
            cost += plan.CostOf(order, parts);
            plan.Put(order, parts);
        }
        return cost;
    }

    private void Pick()
    {
        (closed, offered) = (-1, -1);
        group.Clear();
        var kind = Next(costly.Length > 0 ? 4 : 8);
        if (kind > 1) Related(2 + Next(LargestGroup - 1));
        else if (kind == 0) CloseOne();
        else if (costly.Length > 0) OfferOne();
        else Related(plan.Orders.Count);
    }

    private void CloseOne()
    {
        closed = costly.Length > 0 ? costly[Next(costly.Length)] : Next(network.SiteIds.Count);
        var users = plan.Users(closed);
        if (users.Count == 0)
        {
            OfferOne();
            return;
        }
        var from = Next(users.Count);
        for (var i = 0; i < users.Count && (i < MostOfASite || costly.Length > 0); i++) group.Add(plan.Orders[users[(from + i) % users.Count]]);
    }

    private void OfferOne()
    {
        (offered, closed) = (costly.Length > 0 ? costly[Next(costly.Length)] : -1, -1);
        Related(MostOfASite);
    }

    /// <summary>An order, and others that meet it at some site or want the same.</summary>
    private void Related(int size)
    {
        var first = plan.Orders[Next(plan.Orders.Count)];
        group.Add(first);
        size = Math.Min(Math.Min(size, MostOfASite), plan.Orders.Count);
        for (var tries = 0; tries < size * 6 && group.Count < size; tries++)
        {
            var other = plan.Orders[Next(plan.Orders.Count)];
            if (!group.Contains(other) && Meet(first, other)) group.Add(other);
        }
    }

    private void Mix()
    {
        for (var i = group.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (group[i], group[j]) = (group[j], group[i]);
        }
        if (Next(4) == 0) group.Sort((a, b) => a.Asked != b.Asked ? b.Asked.CompareTo(a.Asked) : a.Number.CompareTo(b.Number));
    }

    private static bool Meet(BatchOrder a, BatchOrder b)
    {
        foreach (var item in a.Item)
        {
            if (b.Item.Contains(item)) return true;
        }
        foreach (var one in a.Parts)
        {
            foreach (var other in b.Parts)
            {
                if (a.Row.Site[one.Entry] == b.Row.Site[other.Entry]) return true;
            }
        }
        return false;
    }

    /// <summary>Xorshift (Marsaglia 2003): chance that is the same each time.</summary>
    private int Next(int below)
    {
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        return (int)(chance % (uint)below);
    }
}
