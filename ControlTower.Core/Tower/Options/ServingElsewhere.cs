using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Core.Tower.Options;

/// <summary>Has the orders of a site or lane in trouble served by others, all of them decided together; what others cannot serve stays.</summary>
internal static class ServingElsewhere
{
    private const int MostNamed = 4;

    /// <returns>Null where nothing is set aside there, or nobody else can serve any of it.</returns>
    public static OptionDraft? Draft(WeighingContext context)
    {
        if (ScopeOf(context.One) is not { } scope || !ResourcePlanning.Concerns(context.State, scope)) return null;
        var plan = ResourcePlanning.Of((context.State, context.Now, context.Rules), scope);
        var saved = plan.Orders.Where(order => order.Servings.Count > 0).ToList();
        if (saved.Count == 0) return null;
        var cost = plan.CostAfter > plan.CostBefore ? plan.CostAfter - plan.CostBefore : context.Rules.Free;
        var sites = saved.SelectMany(order => order.Servings).Select(serving => serving.To).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(cost, [], saved.Max(order => order.Arrives), $"Serve {saved.Count} {(saved.Count == 1 ? "order" : "orders")} of {scope} from {string.Join(", ", sites.Take(MostNamed))}{(sites.Count > MostNamed ? " and others" : "")}")
        {
            Servings = [.. saved.SelectMany(order => order.Servings)],
            Saves = new(saved.Count(order => order.Unsaved == Quantity.Zero), saved.Sum(order => order.Servings.Select(serving => serving.Line).Distinct(StringComparer.Ordinal).Count()), 0),
        };
    }

    /// <summary>What a case is about as orders are concerned; null where it is about no site and no lane.</summary>
    public static ResourceScope? ScopeOf(ExceptionCase one) => one.Deviation.Kind switch
    {
        CaseKind.SiteDown or CaseKind.CapacityDrop or CaseKind.AutomationBelowNeed or CaseKind.PlannedDowntime when one.Deviation.Site is { } site => new(site),
        CaseKind.LaneCondition or CaseKind.UnservedOrders when one.Deviation.About is [var from, ..] about => new(from, about.ElementAtOrDefault(1)),
        _ => null,
    };

    /// <summary>Why stock that it reckons with is not there any more; null while it is.</summary>
    public static string? Shortage(TowerState state, IReadOnlyList<PlannedServing> servings)
    {
        foreach (var asked in servings.GroupBy(one => (one.To, one.Item))) // ordered: as they first occur
        {
            var position = state.Network.StockOf(asked.Key.To, asked.Key.Item);
            var free = position is null ? Quantity.Zero : position.Available - (position.Safety ?? Quantity.Zero);
            if (asked.Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity) > free) return $"of {asked.Key.Item} at {asked.Key.To} only {Quantity.Max(Quantity.Zero, free)} are free";
        }
        return null;
    }
}
