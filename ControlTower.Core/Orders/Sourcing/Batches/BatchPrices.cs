using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Prices for what orders share: with them each order is decided alone, and the sum of their bounds less what the shared things would fetch is a
/// bound for all together (Lagrangian decomposition). Prices rise where more is asked for than there is, and fall where less is; an order is decided again only
/// where a price that it pays has moved, or one that it might pay has fallen.
/// </summary>
internal sealed class BatchPrices
{
    private const int Patience = 10;
    private const double Enough = 5e-5;

    /// <summary>Nodes of one search in a batch of more than a few orders.</summary>
    private const int NodesOfMany = 200;
    private const int Few = 150;
    private const int MostRounds = 400;

    /// <summary>What searches for orders that a table of sites does not decide may take, in cells that they look at.</summary>
    private const long SearchWork = 60_000_000;

    /// <summary>Weight of the last round in what is told of many.</summary>
    private const double Lately = 0.15;

    private readonly PreparedNetwork network;
    private readonly BatchPlan plan;
    private readonly OrderChoice choice;
    private readonly SharedPrices best;
    private readonly Part[][] wanted;
    private readonly Part[][] rests;
    private readonly double[] value;
    private readonly PriceMoves pools;
    private readonly PriceMoves sites;
    private readonly PriceMoves shipments;
    private readonly bool[] itemFell;
    private readonly double[] opened;
    private readonly PricedSearch search;
    private readonly int nodes;
    private bool searching;
    private readonly int[] byDestination;

    public BatchPrices(PreparedNetwork network, BatchPlan plan, OrderChoice choice)
    {
        (this.network, this.plan, this.choice) = (network, plan, choice);
        (Prices, best) = (new(network), new(network));
        (wanted, rests, value) = (new Part[plan.Orders.Count][], new Part[plan.Orders.Count][], new double[plan.Orders.Count]);
        int[] byItem = [.. Enumerable.Range(0, network.ItemIds.Count + 1).Select(network.Stock.PoolsFrom)];
        int[] allSites = [0, network.SiteIds.Count];
        pools = new(Prices.Pool, Prices.Floor, byItem);
        (sites, shipments) = (new(Prices.Site, new double[Prices.Site.Length], allSites), new(Prices.Order, new double[Prices.Site.Length], allSites));
        (itemFell, opened) = (new bool[network.ItemIds.Count], new double[network.SiteIds.Count]);
        search = new(network, new(network));
        nodes = plan.Orders.Count > Few ? NodesOfMany : PricedSearch.Nodes;
        byDestination = [.. Enumerable.Range(0, plan.Orders.Count).OrderBy(at => plan.Orders[at].Order.Destination, StringComparer.Ordinal)];
    }

    public SharedPrices Prices { get; }

    /// <summary>No joint answer costs less.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>The share of the later rounds in which it paid to open a site.</summary>
    public double Opened(int site) => opened[site];

    /// <summary>
    /// Moves prices towards where what is asked for balances what there is; the best that were found stay. An order that the table of sites does not decide is searched for:
    /// at all prices in a batch that is not large, else at the last ones only.
    /// </summary>
    /// <param name="known">Cost of some joint answer.</param>
    /// <param name="decisions">Orders that may be decided; each is decided once at least.</param>
    public void Balance(double known, long decisions, CancellationToken cancel)
    {
        searching = !plan.IsLarge;
        var left = Rounds(known, decisions, cancel);
        if (searching && (search.Work < SearchWork || decisions - left > Patience * (long)plan.Orders.Count)) return;
        searching = !searching;
        Rounds(known, searching ? 1 : left, cancel);
    }

    /// <returns>Decisions that are left.</returns>
    private long Rounds(double known, long decisions, CancellationToken cancel)
    {
        var (reached, mark) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var round = 0; decisions > 0 && round < MostRounds && Bound < known - (1e-10 * Math.Abs(known)) && !(searching && search.Work >= SearchWork); round++)
        {
            decisions -= Evaluate(round == 0, cancel) + (plan.Orders.Count / 20);
            var now = value.Sum() - Fetched();
            if (double.IsNegativeInfinity(Bound)) Scale();
            Bound = Math.Max(Bound, now);
            if (round % Patience == 0)
            {
                if (reached - mark < Enough * Math.Abs(reached)) break;
                mark = reached;
            }
            if (now > reached)
            {
                reached = now;
                Prices.CopyTo(best);
            }
            pools.Move();
            sites.Move();
            shipments.Move();
        }
        best.CopyTo(Prices);
        return decisions;
    }

    /// <summary>Prices move by what serving a unit costs, and never above what leaving it does.</summary>
    private void Scale()
    {
        var (units, cost, most, penalty) = (0d, 0d, 1d, network.Policy.UnfilledPenaltyPerUnit);
        foreach (var order in plan.Orders)
        {
            most = Math.Max(most, order.Asked);
            if (wanted[order.Number].Sum(part => part.Units) < order.Asked) continue;
            units += order.Asked;
            cost += Math.Abs(value[order.Number]);
        }
        var (mean, ceiling) = (units > 0 ? cost / units : penalty * 0.1, network.Policy.AllowPartial ? penalty : penalty * most);
        pools.Begin(mean * 0.1, mean, ceiling);
        sites.Begin(mean * 0.1, mean, ceiling);
        shipments.Begin(mean * 0.3, mean, penalty * most);
        BeginShort();
    }

    private void BeginShort()
    {
        var asked = new double[network.ItemIds.Count];
        foreach (var order in plan.Orders)
        {
            for (var demand = 0; demand < order.Item.Length; demand++) asked[order.Item[demand]] += order.Quantity[demand];
        }
        for (var item = 0; item < asked.Length; item++)
        {
            for (var pool = network.Stock.PoolsFrom(item); pool < network.Stock.PoolsFrom(item + 1); pool++) asked[item] -= network.Stock.Available(pool);
            if (asked[item] > 0) pools.BeginShort(item);
        }
    }

    /// <summary>Decides orders whose prices have moved; at first all.</summary>
    /// <returns>How many.</returns>
    private int Evaluate(bool first, CancellationToken cancel)
    {
        MarkFalls();
        var (decided, all) = (0, sites.AnyFell(0, Prices.Site.Length) || shipments.AnyFell(0, Prices.Site.Length) || first);
        foreach (var at in byDestination)
        {
            if (wanted[at] is not null && !all && !IsTouched(plan.Orders[at])) continue;
            if (++decided % 256 == 0) cancel.ThrowIfCancellationRequested();
            Decide(plan.Orders[at], cancel);
            if (double.IsNegativeInfinity(Bound)) plan.Orders[at].Bound = value[at];
        }
        return decided;
    }

    /// <summary>By a table of sites, and where one that was chosen runs short by a search, as far as their work may reach.</summary>
    private void Decide(BatchOrder order, CancellationToken cancel)
    {
        choice.Decide(order, Prices, null);
        value[order.Number] = choice.Bound;
        if (choice.IsExact || !searching || search.Work >= SearchWork || !search.IsPriced(order))
        {
            Take(order, choice.Parts, choice.Rests);
            return;
        }
        var parts = search.Decide(order, Prices, nodes, cancel);
        value[order.Number] = Math.Max(choice.Bound, search.Bound);
        Take(order, parts, []);
    }

    /// <summary>Remembers what was chosen, and counts it in place of what was chosen before.</summary>
    private void Take(BatchOrder order, ReadOnlySpan<Part> parts, ReadOnlySpan<Part> others)
    {
        var at = order.Number;
        if (wanted[at] is null) (wanted[at], rests[at]) = ([], []);
        else if (parts.SequenceEqual(wanted[at]) && others.SequenceEqual(rests[at])) return;
        Count(order, -1);
        (wanted[at], rests[at]) = (parts.ToArray(), others.ToArray());
        Count(order, 1);
    }

    private void MarkFalls()
    {
        for (var item = 0; item < itemFell.Length; item++) itemFell[item] = pools.AnyFell(network.Stock.PoolsFrom(item), network.Stock.PoolsFrom(item + 1));
    }

    private bool IsTouched(BatchOrder order)
    {
        foreach (var item in order.Item)
        {
            if (itemFell[item]) return true;
        }
        return AnyRose(order, wanted[order.Number]) || AnyRose(order, rests[order.Number]);
    }

    private bool AnyRose(BatchOrder order, Part[] parts)
    {
        foreach (var part in parts)
        {
            if (pools.Rose(part.Pool) || sites.Rose(order.Row.Site[part.Entry]) || shipments.Rose(order.Row.Site[part.Entry])) return true;
        }
        return false;
    }

    private void Count(BatchOrder order, int sign)
    {
        var entry = -1;
        foreach (var part in wanted[order.Number])
        {
            CountUnits(order, part, sign);
            if (part.Entry != entry) shipments.Asked[order.Row.Site[part.Entry]] += sign;
            entry = part.Entry;
        }
        foreach (var part in rests[order.Number]) CountUnits(order, part, sign);
    }

    private void CountUnits(BatchOrder order, Part part, int sign)
    {
        pools.Asked[part.Pool] += sign * part.Units;
        sites.Asked[order.Row.Site[part.Entry]] += sign * part.Units;
    }

    /// <summary>What the shared things of each site would fetch beyond the site's opening cost; leaves behind how much more is asked for than there is.</summary>
    private double Fetched()
    {
        var (fetched, offered) = (new double[network.SiteIds.Count], new double[network.Stock.Pools]);
        for (var pool = 0; pool < offered.Length; pool++)
        {
            (var value, offered[pool]) = Prices.BestOf(pool, pools.Asked[pool]);
            fetched[network.Stock.SiteOf(pool)] += value;
        }
        var sum = 0d;
        for (var site = 0; site < fetched.Length; site++)
        {
            var given = network.Site(site);
            fetched[site] += (Prices.Site[site] * (given.UnitsPerDay ?? 0)) + (Prices.Order[site] * (given.OrdersPerDay ?? 0));
            var opens = fetched[site] >= given.OpeningCost ? 1 : 0;
            opened[site] += (opens - opened[site]) * Lately;
            sum += opens * (fetched[site] - given.OpeningCost);
            fetched[site] = opens;
            sites.Offer(site, opens * given.UnitsPerDay, given.UnitsPerDay ?? 0);
            shipments.Offer(site, opens * given.OrdersPerDay, given.OrdersPerDay ?? 0);
        }
        for (var pool = 0; pool < offered.Length; pool++) pools.Offer(pool, fetched[network.Stock.SiteOf(pool)] * offered[pool], network.Stock.Available(pool));
        return sum;
    }
}
