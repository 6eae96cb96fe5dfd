using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Batches;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;
using ControlTower.Core.Orders.Sourcing.Whys;

namespace ControlTower.Core.Orders.Sourcing;

/// <summary>Decides which sites serve which orders. It reads what it is given and nothing else: the same problem has the same answer, in whatever order its parts are named.</summary>
public sealed class Sourcer(PreparedNetwork network)
{
    private readonly OrderSolver solver = new(network);
    private readonly Costing costing = new(network);
    private OtherTimes? times;

    /// <summary>Decides all orders of a problem.</summary>
    /// <param name="why">Whether orders that are decided alone are explained.</param>
    /// <exception cref="OperationCanceledException">Nobody wants the answer any more.</exception>
    public static SourcingAnswer Decide(SourcingProblem problem, bool why = false, CancellationToken cancel = default)
    {
        var network = new PreparedNetwork(problem);
        if (problem.Mode == SourcingMode.Batch) return new BatchSourcer(network).Decide(cancel);
        var sourcer = new Sourcer(network);
        var orders = problem.Orders.Select(order => why ? sourcer.Explain(order, cancel) : sourcer.Decide(order, cancel)).ToList();
        return new(orders, 0, SourcingAnswer.Sum(orders, order => order.LowerBound));
    }

    /// <summary>Decides one order on the full stock. Soft constraints are dropped one by one while units stay unfilled.</summary>
    public SourcedOrder Decide(SourcingOrder order, CancellationToken cancel = default) => Decide(order, null, cancel);

    /// <summary>Decides one order, and tells why so.</summary>
    public SourcedOrder Explain(SourcingOrder order, CancellationToken cancel = default)
    {
        var answer = Decide(order, cancel);
        times ??= new(network.Problem);
        times.Cancel = cancel;
        return answer with { Why = new Explainer(network, (one, change) => Decide(one, change, cancel), times).Of(order, answer) };
    }

    /// <summary>Decides an order as it would be decided if something were otherwise.</summary>
    internal SourcedOrder Decide(SourcingOrder order, WhatIf? change, CancellationToken cancel)
    {
        solver.Terms.If = change;
        for (var dropped = 0; ; dropped++)
        {
            solver.Solve(order, dropped, cancel: cancel);
            var answer = costing.Answer(order, OrderUnits.Of(solver), null);
            if (answer.Unfilled.Count > 0 && dropped < network.Policy.Soft.Count) continue;
            var proven = solver.IsProven;
            return answer with { Proven = proven, LowerBound = proven ? answer.Cost : Math.Min(solver.Bound, answer.Cost), DroppedSoft = dropped == 0 ? [] : [.. network.Policy.Soft.Take(dropped)] };
        }
    }
}
