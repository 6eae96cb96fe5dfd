using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Decides all orders of a batch together: exactly where they are one flow (<see cref="FlowBatch"/>), else near the joint optimum, with a joint bound.</summary>
internal sealed class BatchSourcer(PreparedNetwork network)
{
    /// <summary>What searches for single orders may take, in cells that they look at, and as many more for each order.</summary>
    private const long Searched = 90_000_000;
    private const long SearchedForOne = 1_000;

    /// <summary>Orders that are taken out and put back to better the answer of a batch that is not large: among many orders few meet.</summary>
    private const int Recreated = 100_000;

    /// <summary>The same, times the sites: each order that is put back is offered to all of them.</summary>
    private const int RecreatedSites = 2_000_000;

    /// <summary>The same for each order of the batch: few orders are soon put back in every way.</summary>
    private const int RecreatedForOne = 2_000;

    /// <summary>Decisions that balancing prices may take, and as many more for each order.</summary>
    private const long Balancing = 20_000;
    private const long BalancingForOne = 35;

    /// <summary>Passes of chains through a batch; one is enough for a large one.</summary>
    private const int Chained = 2;

    public SourcingAnswer Decide(CancellationToken cancel)
    {
        var orders = network.Problem.Orders;
        var plan = new BatchPlan(network, orders);
        for (var round = 0; ; round++)
        {
            var (bound, proven) = FlowBatch.Decide(network, plan, cancel) is { } exact ? exact : (Search(plan, cancel), false);
            var waiting = plan.Orders.Where(order => order.Left > 0 && order.Dropped < network.Policy.Soft.Count).ToList();
            if (waiting.Count == 0) return Answer(plan, bound, proven);
            foreach (var order in waiting) order.Dropped++;
        }
    }

    private double Search(BatchPlan plan, CancellationToken cancel)
    {
        var choice = new OrderChoice(network);
        var prices = new BatchPrices(network, plan, choice);
        var serving = new OrderServing(network, plan, choice, Searched + (SearchedForOne * plan.Orders.Count), cancel);
        var search = new BatchSearch(network, plan, serving);
        search.Fill(plan.Orders, plan.Plain);
        search.Settle(2);
        prices.Balance(plan.Cost(), Balancing + (BalancingForOne * plan.Orders.Count), cancel);
        var (first, cost) = (plan.Orders.Select(order => order.Parts).ToList(), plan.Cost());
        var opening = new SiteOpening(network, plan, search, prices);
        if (opening.IsOfUse) opening.Choose();
        new RegretFill(plan, choice, serving, prices.Prices).Run(cancel);
        search.Settle(2);
        Array.Clear(plan.Load.Closed);
        if (plan.Cost() > cost) plan.Restore(first);
        search.CloseSites();
        var chains = new OrderChains(network, plan, choice, serving, prices.Prices);
        for (var pass = 0; pass < (plan.IsLarge ? 1 : Chained); pass++) chains.Pass(cancel);
        if (!plan.IsLarge) new RuinRecreate(network, plan, serving, prices.Prices).Run(RecreateSteps(plan), prices.Bound, cancel);
        search.Settle(2);
        return prices.Bound;
    }

    private int RecreateSteps(BatchPlan plan) => Math.Min(Math.Min(Recreated, RecreatedForOne * plan.Orders.Count), RecreatedSites / Math.Max(1, network.SiteIds.Count));

    /// <summary>An order's own bound is what it would cost at least alone, on the full stock; the bound of the whole is joint.</summary>
    private SourcingAnswer Answer(BatchPlan plan, double bound, bool proven)
    {
        var answers = new SortedDictionary<string, SourcedOrder>(StringComparer.Ordinal);
        foreach (var (order, answer) in plan.Answers()) answers[answer.Id] = answer with { Proven = proven, LowerBound = Math.Min(answer.Cost, order.Bound) };
        var ordered = network.Problem.Orders.Select(order => answers[order.Id]).ToList();
        var cost = SourcingAnswer.Sum(ordered, order => order.Cost) + plan.Opening;
        return new(ordered, plan.Opening, proven ? cost : Math.Min(bound, cost));
    }
}
