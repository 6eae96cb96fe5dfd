using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// A batch that is one flow: every unit has its price by site, whatever else is shipped. So it is where lines may be split and shipments cost nothing by themselves
/// (a transportation problem), and where an order is a single unit (an assignment). What sites cost to open is searched over such flows.
/// </summary>
internal sealed class FlowBatch
{
    /// <summary>Cells that a search may look at, roughly: nodes, each over all of them.</summary>
    private const long Work = 60_000_000;
    private const int MostNodes = 24_000;
    private const int MostExchanges = 2_400;

    private readonly PreparedNetwork network;
    private readonly BatchPlan plan;
    private readonly OrderTerms terms;
    private readonly SelectionModel model = new();
    private readonly SelectionModel one = new();
    private readonly List<(BatchOrder Order, int Line)> demands = [];
    private readonly SiteTerms?[][] entries;

    private FlowBatch(PreparedNetwork network, BatchPlan plan)
    {
        (this.network, this.plan, terms) = (network, plan, new(network));
        foreach (var order in plan.Orders) demands.AddRange(order.Order.Lines.Select((_, line) => (order, line)));
        entries = [.. Enumerable.Range(0, network.SiteIds.Count).Select(_ => new SiteTerms?[plan.Orders.Count])];
    }

    /// <summary>Above so many cells a flow takes more memory than it is worth.</summary>
    private const long MostCells = 1_000_000;

    /// <returns>The bound, and whether it is reached; null where the batch is no flow. The plan then holds the answer.</returns>
    public static (double Bound, bool Proven)? Decide(PreparedNetwork network, BatchPlan plan, CancellationToken cancel)
    {
        var policy = network.Policy;
        var single = plan.Orders.All(order => order.Asked == 1);
        var split = policy is { AllowLineSplit: true, AllowPartial: true, SplitPenalty: 0 } && !plan.Orders.Any(order => policy.MostSitesFor(order.Order) < network.SiteIds.Count);
        if (!single && (!split || network.Problem.Sites.Any(site => site.OrdersPerDay is not null))) return null;
        if (Enumerable.Range(0, network.Stock.Pools).Any(pool => network.Stock.Pieces(pool) is var (from, until) && until - from > 1)) return null;
        var batch = new FlowBatch(network, plan);
        return (long)batch.demands.Count * network.SiteIds.Count <= MostCells && batch.Read(single) ? batch.Solve(cancel) : null;
    }

    private bool Read(bool single)
    {
        for (var order = 0; order < plan.Orders.Count; order++)
        {
            terms.Begin(plan.Orders[order].Order, plan.Orders[order].Dropped, one);
            foreach (var site in terms.Destination.Terms)
            {
                var fixedCost = terms.FixedOf(site) - network.Policy.SplitPenalty;
                if (double.IsPositiveInfinity(fixedCost)) continue;
                if (fixedCost != 0 && !single) return false;
                entries[site.Site][order] = site;
            }
        }
        Load();
        return true;
    }

    private void Load()
    {
        model.Begin(demands.Count);
        for (var demand = 0; demand < demands.Count; demand++) model.Ask(demand, demands[demand].Order.Order.Lines[demands[demand].Line].Quantity);
        model.Penalty = model.HighestPrice = network.Policy.UnfilledPenaltyPerUnit;
        (model.MostSites, model.Whole, model.Shared) = (int.MaxValue, false, true);
        model.PoolUnits = pool => network.Stock.Available(pool);
        var place = plan.Orders.Select((order, at) => (order, at)).ToDictionary(pair => pair.order, pair => pair.at); // lookup only
        for (var site = 0; site < network.SiteIds.Count; site++)
        {
            var given = network.Site(site);
            var number = model.AddSite(given.OpeningCost, Math.Min(given.UnitsPerDay ?? long.MaxValue, given.OrdersPerDay ?? long.MaxValue));
            for (var demand = 0; demand < demands.Count; demand++)
            {
                if (entries[site][place[demands[demand].Order]] is { } entry) Draw(number, demand, entry);
            }
        }
    }

    private void Draw(int site, int demand, SiteTerms entry)
    {
        var (order, line) = demands[demand];
        var item = network.ItemIds.Find(order.Order.Lines[line].Item);
        var pool = network.Stock.Find(item, site);
        if (pool < 0) return;
        var cell = model.At(site, demand);
        model.Pool[cell] = pool;
        terms.Begin(order.Order, order.Dropped, one);
        var price = terms.FixedOf(entry) - network.Policy.SplitPenalty + entry.PerUnit + (network.Item(item).WeightKg * entry.PerKg) - network.Stock.Credit(network.Stock.Pieces(pool).From);
        model.Curves.Open(cell);
        model.Curves.Add(cell, Math.Min(model.Quantity[demand], network.Stock.Available(pool)), price);
        model.Curves.Close(cell);
    }

    private (double Bound, bool Proven) Solve(CancellationToken cancel)
    {
        var lists = new PriceLists(model);
        lists.Begin();
        for (var site = 0; site < model.Sites; site++) lists.AddSite(site);
        var (filling, need) = (new Filling(model, lists), new CapacityNeed(model));
        need.Begin();
        var cells = Math.Max(1, (long)model.Sites * model.Demands);
        var search = new SiteSearch(model, lists, new(model, lists) { Need = need }, filling) { Exchanges = (int)Math.Min(MostExchanges, Work / 10 / cells) };
        (filling.Budget.Left, filling.Budget.Cancel) = ((int)Math.Min(MostNodes, Work / cells), cancel);
        search.Begin(model.TotalQuantity * model.Penalty);
        if (network.Problem.Sites.All(site => site.OpeningCost == 0)) search.Close(search.TakeAll(double.NegativeInfinity));
        else search.Search();
        foreach (var order in plan.Orders) plan.TakeOut(order);
        Hand(search);
        return (search.Bound, search.Bound >= search.Best.Cost - (BestChoice.Tolerance * Math.Abs(search.Best.Cost)));
    }

    private void Hand(SiteSearch search)
    {
        var parts = plan.Orders.ToDictionary(order => order, _ => new SortedDictionary<(int Site, int Demand), Part>()); // lookup only
        for (var site = 0; site < search.Best.Sites; site++)
        {
            for (var demand = 0; demand < demands.Count; demand++)
            {
                var taken = (long)search.Best.Units[model.At(site, demand)];
                if (taken == 0) continue;
                var (order, line) = demands[demand];
                var key = (site, order.DemandOfLine[line]);
                var before = parts[order].TryGetValue(key, out var known) ? known.Units : 0;
                parts[order][key] = new(Array.BinarySearch(order.Row.Site, site), key.Item2, network.Stock.Find(order.Item[key.Item2], site), before + taken);
            }
        }
        foreach (var order in plan.Orders) plan.Put(order, [.. parts[order].Values]);
    }
}
