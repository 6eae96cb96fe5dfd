using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>How production orders change with each fact.</summary>
internal static class ProductionApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        ProductionOrderPlaced placed => Set(state, placed.ProductionOrder) with
        {
            InProduction = state.InProduction.Set(Keys.Of(placed.ProductionOrder.Item, placed.ProductionOrder.Id), placed.ProductionOrder.Id),
        },
        ProductionOrderReplanned replanned => state.ProductionOrders.TryGetValue(replanned.ProductionOrder, out var order) ? Set(state, Replanned(order, replanned)) : state,
        ProductionOrderProgressed progressed => state.ProductionOrders.TryGetValue(progressed.ProductionOrder, out var order)
            ? Set(state, order with { Made = order.Made + progressed.Made, StartedAt = order.StartedAt ?? fact.OccurredAt })
            : state,
        ProductionOrderCompleted completed => Complete(state, completed.ProductionOrder),
        _ => CancelApply.Apply(state, fact),
    };

    private static ProductionOrder Replanned(ProductionOrder order, ProductionOrderReplanned replanned) => order with
    {
        StartAt = replanned.StartAt,
        DueAt = replanned.DueAt,
        Inputs = replanned.Inputs ?? order.Inputs,
        Planned = order.Added ? null : order.Plan,
        Reference = replanned.Reference,
    };

    private static OrderState Set(OrderState state, ProductionOrder order) => state with
    {
        ProductionOrders = state.ProductionOrders.Set(order.Id, order),
        MadeOtherwise = Using(state.MadeOtherwise, state.ProductionOrders.Find(order.Id), order),
    };

    private static OrderState Complete(OrderState state, string id) => !state.ProductionOrders.TryGetValue(id, out var order)
        ? state
        : state with
        {
            ProductionOrders = state.ProductionOrders.Remove(id),
            Produced = state.Produced.Set(id, true),
            InProduction = state.InProduction.Remove(Keys.Of(order.Item, id)),
            MadeOtherwise = Using(state.MadeOtherwise, order, null),
        };

    private static OrdinalMap<string> Using(OrdinalMap<string> uses, ProductionOrder? before, ProductionOrder? after)
    {
        if (ReferenceEquals(before?.Inputs, after?.Inputs)) return uses;
        foreach (var input in before?.Inputs ?? []) uses = uses.Remove(Keys.Of(input.Item, before!.Id));
        foreach (var input in after?.Inputs ?? []) uses = uses.Set(Keys.Of(input.Item, after!.Id), after.Id);
        return uses;
    }
}
