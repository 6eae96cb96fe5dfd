using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Decides orders on a prepared network, one after the other: to proven optimality as far as the node budget reaches. One solver serves one thread; it keeps its
/// arrays, so that a decision allocates nothing once the largest order has passed.
/// </summary>
internal sealed class OrderSolver
{
    /// <summary>Nodes of a decision's search.</summary>
    public const int Nodes = 100_000;

    /// <summary>Nodes where many lines come from one site each: each of them is a search of its own.</summary>
    private const int NodesOfManyWhole = 20_000;

    /// <summary>Nodes times cells (sites by demands) of a search over many demands: each node looks at all cells, so that large orders may look at fewer.</summary>
    private const long MostCells = 800_000_000;

    /// <summary>Beyond so many demands a node takes longer than in proportion to its cells, by as many times as they are more.</summary>
    private const int ManyDemands = 40;

    private const int FirstSites = 6;
    private const int SitesAtATime = 8;
    private const int FewSites = 64;

    private readonly SelectionModel model = new();
    private readonly PriceLists lists;
    private readonly DualPrices prices;
    private readonly Filling filling;
    private readonly SiteSearch search;
    private readonly SiteLoading loading;
    private readonly SitePricing pricing;
    private readonly CoverSearch cover;
    private readonly WholeCover whole;
    private readonly WholeExchange exchange;
    private readonly CoverRefinement refinement;
    private int given;

    public OrderSolver(PreparedNetwork network)
    {
        Network = network;
        Terms = new(network);
        lists = new(model);
        prices = new(model, lists);
        filling = new(model, lists);
        search = new(model, lists, prices, filling);
        loading = new(network, Terms, model);
        pricing = new(Terms, model, loading, lists, prices);
        cover = new(Terms, model, loading, pricing);
        whole = new(model);
        exchange = new(model);
        refinement = new(model, lists);
    }

    public PreparedNetwork Network { get; }

    public OrderTerms Terms { get; }

    /// <summary>Cost of the answer, with what the batch charges.</summary>
    public double Cost => search.Best.Cost;

    /// <summary>No answer costs less.</summary>
    public double Bound => search.Bound;

    public bool IsProven => search.Bound >= search.Best.Cost - (BestChoice.Tolerance * Math.Abs(search.Best.Cost));

    /// <summary>What the last decision took, in cells (a demand of the order at a site) that were looked at, about.</summary>
    public long Work => (long)model.Demands * (Terms.Destination.Terms.Length + ((given - Math.Max(0, filling.Budget.Left)) * (long)model.Sites));

    /// <summary>Sites of the model that the answer may use; what each takes is told by <see cref="Taken"/>.</summary>
    public int Sites => search.Best.Sites;

    public int Demands => model.Demands;

    public SiteTerms TermsOf(int site) => loading.TermsOf(site);

    /// <summary>Units that a site of the model ships for a demand.</summary>
    public long Taken(int site, int demand) => (long)search.Best.Units[model.At(site, demand)];

    /// <param name="dropped">How many of the policy's soft constraints no longer hold.</param>
    /// <param name="nodes">Bounds the search; 1 stops at the first bound.</param>
    public void Solve(SourcingOrder order, int dropped, int nodes = Nodes, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        Terms.Cancel = cancel;
        (given, filling.Budget.Left, filling.Budget.Cancel) = (nodes, nodes, cancel);
        Begin(order, dropped);
        if (model.Demands > SubsetCover.MostDemands)
        {
            if (!IsFlow(model.MostSites) || !Flowed(double.NegativeInfinity)) Search(double.NegativeInfinity, null);
            return;
        }
        if (Covered()) return;
        var known = cover.Bound;
        if (IsFlow(int.MaxValue))
        {
            if (Flowed(known)) return;
            known = search.Bound;
            Begin(order, dropped);
            if (Covered()) return;
        }
        if (!Refined()) Search(known, cover);
    }

    private void Begin(SourcingOrder order, int dropped)
    {
        Terms.Begin(order, dropped, model);
        lists.Begin();
        pricing.Begin();
        search.Begin(Terms.LeavingAll, -Network.Policy.SplitPenalty);
    }

    /// <summary>Few demands are mostly decided by which subsets of them sites serve.</summary>
    private bool Covered()
    {
        cover.Run(search.Best.Limit, search.Best.Offset);
        var sites = cover.Sites();
        foreach (var site in sites) lists.AddSite(site);
        search.Best.Offer(sites);
        if (cover.Bound < search.Best.Limit) return false;
        search.Close(cover.Bound);
        return true;
    }

    /// <summary>Whether no shipment costs anything by itself, and no more sites may ship than so many.</summary>
    private bool IsFlow(int mostSites) => !model.Whole && Terms.ShipsFreely(mostSites);

    /// <summary>What all sites can do together; it is the answer unless more of them would ship than may.</summary>
    private bool Flowed(double known)
    {
        lists.Begin();
        for (var site = 0; site < model.Sites; site++) lists.AddSite(site);
        prices.SetAll(model.HighestPrice);
        pricing.Take(prices.Price, 0, int.MaxValue);
        search.Close(search.TakeAll(known));
        return IsProven || filling.Budget.IsSpent;
    }

    /// <summary>Where only some sites have too little, few may be in a better answer, and among these it is soon found.</summary>
    private bool Refined()
    {
        lists.Begin();
        for (var site = 0; site < model.Sites; site++) lists.AddSite(site);
        if (model.Whole || !cover.IsFound) return false;
        cover.Narrow(search.Best.Limit);
        prices.SetAll(model.HighestPrice);
        if (pricing.Take(prices.Price, double.PositiveInfinity, FewSites, cover) >= FewSites) return false;
        var bound = refinement.Run(search.Best, cover.Rounding);
        if (bound < search.Best.Limit) search.Search(bound);
        else search.Close(bound);
        return true;
    }

    private void Search(double known, CoverSearch? narrowed)
    {
        prices.SetAll(model.HighestPrice);
        if (model.Sites == 0) pricing.TakeBest(prices.Price, FirstSites);
        var bound = search.Relax();
        while (pricing.Take(prices.Price, 0, SitesAtATime) > 0) bound = search.Relax();
        search.TryPriced();
        narrowed?.Narrow(search.Best.Limit);
        // Whoever raises the bound past the limit is in no better answer.
        if (bound < search.Best.Limit) pricing.Take(prices.Price, search.Best.Limit - bound, int.MaxValue, narrowed);
        if (narrowed is not null && model.Whole) TakeWhole();
        else
        {
            if (narrowed is null) filling.Budget.Left = (int)Math.Min(filling.Budget.Left, MostCells * ManyDemands / Math.Max(1, (long)model.Sites * model.Demands * Math.Max(ManyDemands, model.Demands)));
            if (model.Whole && model.Sites > 0 && bound < search.Best.Limit) Exchange();
            search.Search(known);
        }
    }

    /// <summary>Of many lines that may not be split, moving them about finds the best sooner than a search does.</summary>
    private void Exchange()
    {
        exchange.Run(search.Best, filling.Budget);
        filling.Budget.Left = Math.Min(filling.Budget.Left, NodesOfManyWhole);
    }

    private void TakeWhole()
    {
        var cost = whole.Run(cover) + search.Best.Offset;
        if (cost < search.Best.Limit) search.Best.Adopt(cost, whole.Taken);
        search.Close(search.Best.Cost);
    }
}
