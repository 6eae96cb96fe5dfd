using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Betters a joint answer by chains: an order takes what the balanced prices would give it, whoever is in its way there moves on to where the
/// prices would have it next, and so on, until someone finds room; the chain stands if all together then cost less (ejection chains; Glover 1996).
/// </summary>
internal sealed class OrderChains(PreparedNetwork network, BatchPlan plan, OrderChoice choice, OrderServing serving, SharedPrices prices)
{
    private const int Longest = 12;
    private const int Candidates = 4;

    /// <summary>Decisions by a table of sites, and work of searches, that all chains may take.</summary>
    private const int MostDecisions = 60_000;
    private const long MostWork = 15_000_000;

    private readonly List<(BatchOrder Order, Part[] Old)> moved = [];
    private readonly List<(double[] Prices, int At, double Old)> barred = [];
    private readonly PricedSearch search = new(network, new(network));
    private int decisions;
    private double change;
    private CancellationToken cancel;

    /// <summary>Tries a chain from each order that costs more than it would alone, as far as the decisions reach: those first that cost most more.</summary>
    /// <returns>How many chains stood.</returns>
    public int Pass(CancellationToken cancel)
    {
        var stood = 0;
        this.cancel = cancel;
        foreach (var order in plan.Orders.Select(order => (order, Over: plan.CostNow(order) - order.Bound)).Where(one => one.Over > 1e-9 * Math.Abs(one.order.Bound)).OrderByDescending(one => one.Over).Select(one => one.order).ToList())
        {
            cancel.ThrowIfCancellationRequested();
            if (decisions >= MostDecisions) break;
            if (Try(order)) stood++;
        }
        return stood;
    }

    private bool Try(BatchOrder first)
    {
        change = 0;
        var stands = Run(first);
        foreach (var (of, at, old) in Enumerable.Reverse(barred)) of[at] = old;
        barred.Clear();
        if (!stands) Undo();
        moved.Clear();
        return stands;
    }

    private bool Run(BatchOrder first)
    {
        var waiting = new Queue<BatchOrder>();
        TakeOut(first);
        waiting.Enqueue(first);
        for (var length = 0; waiting.TryDequeue(out var order); length++)
        {
            if (waiting.Count == 0 && Settles(order)) return true;
            if (length == Longest) return false;
            Decide(order);
            if (!choice.IsExact && search.Work >= MostWork) return false;
            var parts = choice.IsExact ? choice.Parts.ToArray() : search.Decide(order, prices, PricedSearch.FewNodes, cancel);
            if (parts.Length == 0) return false;
            Put(order, parts);
            if (!MakeRoom(order, waiting)) return false;
        }
        return change < -1e-9;
    }

    /// <summary>Whether the chain may end here: the order finds room, and all together cost less.</summary>
    private bool Settles(BatchOrder order)
    {
        var parts = serving.Find(order, plan.Plain);
        if (change + plan.CostOf(order, parts) >= -1e-9 * Math.Max(1, order.Bound)) return false;
        Put(order, parts);
        return true;
    }

    /// <summary>Sends others away from what the order took, until it fits.</summary>
    private bool MakeRoom(BatchOrder order, Queue<BatchOrder> waiting)
    {
        foreach (var part in order.Parts)
        {
            var site = order.Row.Site[part.Entry];
            while (network.Stock.Available(part.Pool) < plan.Load.Taken[part.Pool])
            {
                Bar(prices.Pool, part.Pool);
                if (!SendAway(order, site, part.Pool, waiting)) return false;
            }
            while (plan.Load.UnitsLeft[site] < 0 || plan.Load.OrdersLeft[site] < 0)
            {
                Bar(prices.Order, site);
                if (!SendAway(order, site, -1, waiting)) return false;
            }
        }
        return true;
    }

    /// <summary>Of some users of a pool or a site, the one whom going elsewhere costs least at the prices.</summary>
    private bool SendAway(BatchOrder keep, int site, int pool, Queue<BatchOrder> waiting)
    {
        var (users, best, who) = (plan.Users(site), double.PositiveInfinity, -1);
        var (seen, from) = (0, (int)((uint)(keep.Number * 2_654_435_761L) % (uint)users.Count));
        for (var i = 0; i < users.Count && seen < Candidates; i++)
        {
            var user = plan.Orders[users[(from + i) % users.Count]];
            if (user == keep || (pool >= 0 && !user.Parts.Any(part => part.Pool == pool))) continue;
            seen++;
            Decide(user);
            var loss = choice.Bound - PricedNow(user);
            if (loss < best) (best, who) = (loss, user.Number);
        }
        if (who < 0) return false;
        TakeOut(plan.Orders[who]);
        waiting.Enqueue(plan.Orders[who]);
        return true;
    }

    /// <summary>What an order costs as it stands, at the prices as they are without what is barred.</summary>
    private double PricedNow(BatchOrder order)
    {
        var (cost, entry) = (plan.CostNow(order), -1);
        foreach (var part in order.Parts)
        {
            var site = order.Row.Site[part.Entry];
            cost += part.Units * (Open(prices.Pool, part.Pool) - prices.Floor[part.Pool] + prices.Site[site]);
            if (part.Entry != entry) cost += Open(prices.Order, site);
            entry = part.Entry;
        }
        return cost;
    }

    private void Decide(BatchOrder order)
    {
        decisions++;
        choice.Decide(order, prices, null);
    }

    private double Open(double[] of, int at)
    {
        if (!double.IsPositiveInfinity(of[at])) return of[at];
        foreach (var bar in barred)
        {
            if (bar.Prices == of && bar.At == at) return bar.Old;
        }
        return of[at];
    }

    private void Bar(double[] of, int at)
    {
        if (double.IsPositiveInfinity(of[at])) return;
        barred.Add((of, at, of[at]));
        of[at] = double.PositiveInfinity;
    }

    private void TakeOut(BatchOrder order)
    {
        if (!moved.Any(one => one.Order == order)) moved.Add((order, order.Parts));
        change -= plan.CostOf(order, plan.TakeOut(order));
    }

    private void Put(BatchOrder order, Part[] parts)
    {
        change += plan.CostOf(order, parts);
        plan.Put(order, parts);
    }

    private void Undo()
    {
        foreach (var (order, _) in moved) plan.TakeOut(order);
        foreach (var (order, old) in moved) plan.Put(order, old);
    }
}
