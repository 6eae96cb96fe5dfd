using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Decides all orders of a batch together: exactly where they are one flow (<see cref="FlowBatch"/>), else near the joint optimum, with a joint bound.</summary>
internal sealed class BatchSourcer(PreparedNetwork network)
{
    /// <summary>Decisions that balancing prices may take, and how often all orders are decided at least and at most.</summary>
    private const int Decisions = 250_000;
    private const int FewestRounds = 20;
    private const int MostRounds = 200;

    /// <summary>Groups that are stirred, for a batch small enough that this is worth while.</summary>
    private const int Groups = 4_000;

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
        var solver = new OrderSolver(network);
        var (prices, search) = (new BatchPrices(network, plan, solver), new BatchSearch(network, plan, solver));
        var balanced = new SharedLoad(network);
        search.Fill(balanced, cancel);
        search.Settle(2, cancel);
        prices.Balance(balanced, plan.Cost(), Math.Clamp(Decisions / Math.Max(1, plan.Orders.Count), FewestRounds, MostRounds), cancel);
        var first = plan.Orders.Select(order => order.Units).ToList();
        var cost = plan.Cost();
        search.Fill(balanced, cancel);
        search.Settle(3, cancel);
        if (plan.Cost() > cost) Restore(plan, first);
        search.CloseSites(cancel);
        search.Stir(Math.Min(Groups, 200 * plan.Orders.Count), cancel);
        search.Settle(2, cancel);
        return prices.Bound;
    }

    private static void Restore(BatchPlan plan, List<IReadOnlyList<(SiteTerms Site, long[] Units)>> units)
    {
        foreach (var order in plan.Orders) plan.TakeOut(order);
        for (var i = 0; i < units.Count; i++) plan.Put(plan.Orders[i], units[i]);
    }

    /// <summary>An order's own bound is what it would cost at least alone, on the full stock; the bound of the whole is joint.</summary>
    private SourcingAnswer Answer(BatchPlan plan, double bound, bool proven)
    {
        var answers = new SortedDictionary<string, SourcedOrder>(StringComparer.Ordinal);
        var solver = new OrderSolver(network);
        foreach (var (order, answer) in plan.Answers())
        {
            solver.Solve(order.Order, order.Dropped, nodes: 1);
            answers[answer.Id] = answer with { Proven = proven, LowerBound = Math.Min(answer.Cost, solver.Bound) };
        }
        var ordered = network.Problem.Orders.Select(order => answers[order.Id]).ToList();
        var cost = ordered.Sum(order => order.Cost) + plan.Opening;
        return new(ordered, plan.Opening, proven ? cost : Math.Min(bound, cost));
    }
}
