using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Has orders served from elsewhere as it was planned, and opens a case for those that nobody else can serve.</summary>
internal static class Unserved
{
    public static Result<object> Resource(Turn turn, ResourceOrders command)
    {
        var plan = command.Plan;
        if (!turn.State.Network.Sites.ContainsKey(plan.Scope.Site)) return Refusal.NotFound($"The site {plan.Scope.Site}");
        var servings = plan.Orders.SelectMany(order => order.Servings).ToList();
        var moved = Resourcing.Move(turn, servings, command.Reason ?? $"{plan.Scope} is re-sourced");
        var planned = plan.Orders.Count(order => order.Servings.Count > 0);
        var about = Tell(turn, plan.Scope, servings, (moved, plan.CostAfter - plan.CostBefore, plan.OverBound));
        return new ResourceDone(plan, moved, plan.Orders.Count(order => order.Unsaved > Quantity.Zero), planned - moved) { Case = about };
    }

    /// <summary>What came of it; the case of what is left is opened, or is over.</summary>
    /// <param name="servings">As they were planned.</param>
    /// <returns>The case; null where there is none.</returns>
    public static string? Tell(Turn turn, ResourceScope scope, IReadOnlyList<PlannedServing> servings, (int Moved, Money CostMore, decimal? OverBound) done)
    {
        var one = Tell(turn, scope);
        if (OrdersAtRisk.Since(turn.State, scope, turn.Now) is not { } since) return one;
        var left = OrdersAtRisk.Of(turn.State, scope);
        var waiting = ResourcePlanning.Tracks(turn.State, scope).Select(track => track.Id).ToHashSet(StringComparer.Ordinal); // lookup only
        var saved = servings.Select(serving => serving.Order).Distinct(StringComparer.Ordinal).Count(order => !waiting.Contains(order));
        turn.Conclude(new OrdersResourced(scope.Site, scope.To, since, new(saved, left.Orders, done.CostMore, left.Value) { Partly = done.Moved - saved, OverBound = done.OverBound, Case = one }));
        return one;
    }

    /// <summary>What nobody else can serve is a case, with the money at risk; where all is served it is over.</summary>
    /// <returns>The case; null where there is none.</returns>
    private static string? Tell(Turn turn, ResourceScope scope)
    {
        string[] about = scope.To is { } to ? [scope.Site, to] : [scope.Site];
        var left = OrdersAtRisk.Of(turn.State, scope);
        if (left.Orders == 0 || !OrdersAtRisk.IsTrouble(turn.State, scope, turn.Now))
        {
            CaseKeeping.Heal(turn, [nameof(CaseKind.UnservedOrders), .. about], null, "all of them are served");
            return null;
        }
        CaseKeeping.Find(turn, OrdersAreUnserved.Judge(about, (left.Orders, left.Items ?? []), left.Value, turn.Now), null);
        return CaseKeeping.OpenOf(turn, [nameof(CaseKind.UnservedOrders), .. about])?.Id;
    }

    /// <summary>A site that is up again and a lane that is as usual serve what waited for them.</summary>
    public static void Follow(Turn turn)
    {
        for (var i = 0; i < turn.Facts.Count; i++)
        {
            if (turn.Facts[i].Body is SiteCameUp up) CaseKeeping.Heal(turn, [nameof(CaseKind.UnservedOrders), up.Site], null, "the site is up again");
            if (turn.Facts[i].Body is LaneConditionEnded lane) CaseKeeping.Heal(turn, [nameof(CaseKind.UnservedOrders), lane.From, lane.To], null, "the lane is as usual again");
        }
    }
}
