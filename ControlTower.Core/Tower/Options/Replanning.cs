using ControlTower.Core.Journal;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>What an option does to production orders: the same when it is weighed on a copy of the state and when it is carried out.</summary>
internal static class Replanning
{
    public static IEnumerable<IFact> Facts(string run, IReadOnlyList<PlannedProduction> plan, DateTimeOffset now) => plan.Select(one => one.StartWas is null
        ? (IFact)new ProductionOrderPlaced(new(one.Order, one.Site, one.Item, one.Quantity, one.StartAt, one.DueAt) { Line = one.Line, Inputs = one.Inputs, KnownAt = now, Reference = run })
        : new ProductionOrderReplanned(one.Order, one.StartAt, one.DueAt, run) { Inputs = one.Inputs });

    /// <summary>A copy of the state on which a plan is carried out.</summary>
    public static TowerState On(TowerState state, string run, IReadOnlyList<PlannedProduction> plan, DateTimeOffset now)
    {
        foreach (var body in Facts(run, plan, now)) state = TowerApply.Apply(state, new(state.Version + 1, now, now, Actors.System, body));
        return state;
    }

    /// <summary>Why a plan cannot be carried out any more; null where it can.</summary>
    public static string? Shortage(TowerState state, IReadOnlyList<PlannedProduction> plan)
    {
        var stock = new ComponentStock(state);
        foreach (var one in plan)
        {
            var order = state.Orders.ProductionOrders.Find(one.Order);
            if (one.StartWas is null ? order is not null || state.Orders.Produced.ContainsKey(one.Order) : order is null) return $"{one.Order} is {(one.StartWas is null ? "there already" : "over")}";
            if (order is not null && (order.StartedAt is not null || order.StartAt != one.StartWas || order.DueAt != one.DueWas)) return $"{order.Id} {(order.StartedAt is null ? "was moved" : "has begun")}";
            var inputs = one.Inputs ?? (one.StartWas is null ? state.Network.Bom(one.Site, one.Item)?.Inputs : null);
            if (inputs is not null && !stock.TryTake(one.Site, Drawn(inputs, UsualOf(state, one)), order?.Left ?? one.Quantity, order is null ? StockUser.Making(one.Item) : new(order.Id, null))) return $"there is too little left of what {one.Order} is to be made of";
        }
        return null;
    }

    /// <summary>What is drawn from stock beyond what is planned for it anyway.</summary>
    public static IReadOnlyList<BomInput> Drawn(IReadOnlyList<BomInput> inputs, IReadOnlyList<BomInput>? usual) =>
        [.. inputs.Where(input => usual?.Any(other => other.Item == input.Item && other.Quantity >= input.Quantity) != true)];

    /// <summary>A plan that draws on late goods has to find them in stock, whatever was planned.</summary>
    private static IReadOnlyList<BomInput>? UsualOf(TowerState state, PlannedProduction one) =>
        one.StartWas is null ? null : state.Orders.ProductionOrders[one.Order].Inputs ?? state.Network.Bom(one.Site, one.Item)?.Inputs;
}
