using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Orders of few demands, by which subset of them each site serves: of all sites only the cheapest for some subset matters, so that few are looked at however many there
/// are. Where sites have what is asked for, that is the whole answer; where stock or capacity cuts in, it is an answer and a bound, and rules nearly all sites out.
/// </summary>
internal sealed class CoverSearch(OrderTerms terms, SelectionModel model, SiteLoading loading, SitePricing pricing)
{
    /// <summary>Sites after which what is known of a cover is reckoned again, each time this many times as many.</summary>
    private const int Growth = 6;

    private readonly SubsetCover real = new();
    private readonly SubsetCover bound = new();
    private readonly CoverPrices prices = new(model);
    private readonly int[] parts = new int[SubsetCover.MostDemands];
    private readonly int[] stack = new int[128];
    private int looked;
    private int nextCover;
    private double offset;

    /// <summary>Less than this, an answer is better than what is known.</summary>
    public double Limit { get; private set; }

    /// <summary>No answer that ships anything costs less.</summary>
    public double Bound => bound.Cost + offset - Rounding;

    /// <summary>What rounding may have added to a bound.</summary>
    public double Rounding => prices.Rounding(Limit);

    /// <param name="limit">What costs as much is of no interest.</param>
    /// <param name="added">To each answer.</param>
    public void Run(double limit, double added)
    {
        (Limit, offset, looked, nextCover, IsFound) = (limit, added, 0, Growth, false);
        real.Begin(model.Demands, model.MostSites);
        bound.Begin(model.Demands, model.MostSites);
        prices.Begin(terms);
        if (terms.Destination.Terms.Length > 0) Descend();
        Cover();
        bound.Solve(prices.Bounds, prices.Leave);
    }

    /// <summary>Whether a cover is better than what was known before.</summary>
    public bool IsFound { get; private set; }

    /// <summary>The sites of the best cover; none where leaving all costs no more.</summary>
    public ReadOnlySpan<int> Sites()
    {
        if (!IsFound) return [];
        var count = real.Trace(prices.Real, prices.Leave, parts);
        for (var part = 0; part < count; part++) parts[part] = prices.SiteOf[parts[part]];
        // Where a shipment costs nothing by itself, one site may stand for several parts.
        Array.Sort(parts, 0, count);
        var distinct = 1;
        for (var part = 1; part < count; part++)
        {
            if (parts[part] != parts[distinct - 1]) parts[distinct++] = parts[part];
        }
        return parts.AsSpan(0, distinct);
    }

    /// <summary>From here on a site is promising only if some answer below the limit may have it ship.</summary>
    public void Narrow(double limit) => prices.Narrow(limit - offset, bound);

    public bool Promises(in CostNode node) => prices.IsBelowEdge(terms.LeastFixed(node), node.PerUnit, node.PerKg);

    public bool Promises(int site) => prices.IsBelowEdge(site);

    /// <summary>By subset: what it costs at least that the site serves it.</summary>
    public ReadOnlySpan<double> LeastOf(int site) => prices.LeastOf(site);

    /// <summary>By subset: what serving it has to cost less than.</summary>
    public ReadOnlySpan<double> Edge => prices.Edge;

    /// <summary>Looks below the more promising branch first.</summary>
    private void Descend()
    {
        var (nodes, depth) = (terms.Destination.Tree.Nodes, 1);
        prices.Root(terms.LeastFixed(nodes[0]), nodes[0]);
        prices.LimitTo(Limit - offset);
        stack[0] = 0;
        while (depth > 0)
        {
            var at = stack[--depth];
            ref readonly var node = ref nodes[at];
            if (!Promises(node)) continue;
            if (node.Until > node.From)
            {
                for (var entry = node.From; entry < node.Until; entry++) Look(entry);
                continue;
            }
            var (left, right) = (at + 1, nodes[at + 1].After);
            var swapped = prices.OfAll(terms.LeastFixed(nodes[right]), nodes[right]) < prices.OfAll(terms.LeastFixed(nodes[left]), nodes[left]);
            (stack[depth], stack[depth + 1]) = swapped ? (left, right) : (right, left);
            depth += 2;
        }
    }

    private void Look(int entry)
    {
        var site = terms.Destination.Terms[entry];
        var fixedCost = terms.FixedOf(site);
        if (!prices.IsBelowEdge(fixedCost, site.PerUnit - site.MaxCredit, site.PerKg) || !prices.Keeps(site, fixedCost, terms)) return;
        terms.Cancel.ThrowIfCancellationRequested();
        var mark = model.Curves.Mark;
        var number = loading.Load(site);
        if (number < 0) return;
        if (!prices.Offer(number, terms))
        {
            model.RemoveLastSite(mark);
            return;
        }
        pricing.Keep(entry);
        if (++looked < nextCover) return;
        nextCover *= Growth;
        Cover();
        prices.LimitTo(Limit - offset);
    }

    private void Cover()
    {
        real.Solve(prices.Real, prices.Leave);
        var cost = real.Cost + offset;
        if (cost >= Limit) return;
        IsFound = true;
        Limit = cost - (BestChoice.Tolerance * Math.Abs(cost));
    }
}
