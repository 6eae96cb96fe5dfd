using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Serves one order beside all others: at once where no site that it would choose runs short, else by the search that decides orders alone, and once
/// these have taken so much work by the better of two quick ways: sites that have the whole of what they serve, or completing what was chosen.
/// </summary>
internal sealed class OrderServing(PreparedNetwork network, BatchPlan plan, OrderChoice choice, long work, CancellationToken cancel)
{
    /// <summary>In a large batch an order is served well enough that costs so much more than it might.</summary>
    private const double Near = 1e-3;
    private const int Large = 200;

    private readonly double near = plan.Orders.Count > Large ? Near : 0;
    private readonly OrderCompletion completion = new(network.Policy, plan);
    private readonly PricedSearch search = new(network, plan.Load);
    private int served;

    public Part[] Find(BatchOrder order, SharedPrices prices)
    {
        if (++served % 256 == 0) cancel.ThrowIfCancellationRequested();
        choice.Decide(order, prices, plan.Load);
        if (choice.IsExact) return choice.Parts.ToArray();
        var (bound, completed) = (choice.Bound, completion.Of(choice));
        choice.Restrict(plan.Load);
        var whole = choice.IsExact ? choice.Parts.ToArray() : [];
        if (search.Work < 2 * work && (!choice.IsExact || choice.Bound > bound + (near * Math.Abs(bound)))) return search.Decide(order, prices, search.Work < work ? PricedSearch.Nodes : PricedSearch.FewNodes, cancel);
        return plan.CostOf(order, whole) <= plan.CostOf(order, completed) ? whole : completed;
    }
}
