using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>What the engine is asked when an order is tried on the bench, so that it can be asked the same by <c>POST /sourcing/simulate</c>.</summary>
/// <param name="Beyond">What decides the tower's own orders and is no part of the question, or stands in it otherwise; each in a sentence.</param>
public sealed record BenchRequest(SourcingProblem Problem, string Currency, IReadOnlyList<string> Beyond)
{
    internal static Result<BenchRequest> Of(TowerState state, AllocationAsk ask)
    {
        if (ask.Fetched) return Refusal.Conflict("It is fetched where its customer wants it: there is no site to choose.");
        if (ask.Order.Destination is null) return Refusal.Conflict("It has no destination, so no site can serve it.");
        var search = new OrderSearch(state, ask);
        var portions = search.Portions.ToList();
        if (portions.Count == 0) return Refusal.Conflict("Nothing of it is to be served.");
        var decision = search.Decide(portions[0]);
        return new BenchRequest(decision.Problem, ask.Rules.Currency, [.. Missing(search, decision, portions), .. Otherwise(search, decision, ask)]);
    }

    /// <summary>What the request leaves out.</summary>
    private static IEnumerable<string> Missing(OrderSearch search, OrderDecision decision, List<IReadOnlyList<(string Line, long Units)>> portions)
    {
        if (portions.Count > 1) yield return Text($"The order is decided in {portions.Count} portions, each beside what was taken before; the request holds the first, of {portions[0].Count} lines.");
        if (decision.More.Count > 0) yield return Text($"{decision.More.Count} more sites ask more than the {decision.Problem.Sites.Count} of the request; the tower looks at them while units are left.");
        if (search.Question.LimitsSplits) yield return decision.NotSplit is { } kept
            ? Text($"A split has to be worth it by the policy: {kept.Detail}. In the request that is a limit of {decision.Problem.Policy.MaxShipmentsPerOrder} sites.")
            : "A split has to be worth it by the policy, in hours or money; the request does not ask that of other answers.";
    }

    /// <summary>What stands in it otherwise than the tower reckons it.</summary>
    private static IEnumerable<string> Otherwise(OrderSearch search, OrderDecision decision, AllocationAsk ask)
    {
        if (!ask.Policy.Sourcing.AllowPartial) yield return "All or nothing is judged over the whole order, after the sites are chosen.";
        yield return decision.Limits
            ? "Sites that a rule keeps out, or that something speaks against, are not in it."
            : "Sites that a rule keeps out are not in it; what speaks against others, and what their day can do, was dropped since units would have waited.";
        yield return "Cut-offs, working hours, queues, lanes in trouble and what carriers are late by stand in its lead times; safety stock, pools and shelf life in its stock.";
        yield return "Weight breaks, dimensional weight, minimum charges, cartons and carbon stand in its rates as they are for the whole order: what a part of it costs is near, and the tower's note is exact.";
        if (search.Question.UnitSize != 1) yield return Text($"A unit of it is {search.Question.UnitSize} units of the order.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
