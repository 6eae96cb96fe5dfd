using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Tower.Runs;

/// <summary>From acting until the case closes: what becomes of the orders that were at risk, and of what the option set in motion.</summary>
internal static class Watching
{
    public static TowerState Follow(TowerState state, Fact fact) => fact.Body switch
    {
        RunWeighed { Risk: { } risk } weighed => With(state, state.Protocols.Measures with { Risks = state.Protocols.Measures.Risks.Set(weighed.Run, risk) }),
        RunActing acting => Begin(state, acting, fact.RecordedAt),
        RunMeasured measured => state with { Protocols = MeasureApply.Measured(state.Protocols, measured, fact.RecordedAt) },
        RunEnded { Status: RunStatus.Rejected or RunStatus.Superseded or RunStatus.Compensated } ended => With(state, MeasureApply.Unwatched(state.Protocols.Measures, ended.Run)),
        _ when state.Protocols.Measures.Watches.Count > 0 => Follow(state, fact.Body, fact.OccurredAt),
        _ => state,
    };

    private static TowerState Follow(TowerState state, IFact body, DateTimeOffset at) => body switch
    {
        PurchaseOrderPlaced { PurchaseOrder: { Reference: { } run } order } => Set(state, run, (order.Id, Receipt.Sum(order.Lines))),
        ShipmentPlanned { Shipment: { Reference: { } run } shipment } => Set(state, run, (shipment.Id, Receipt.Sum(shipment.Lines))),
        MovementRescheduled moved => Set(state, moved.Reference, (moved.Movement, Receipt.Sum(state.Orders.Movement(moved.Movement)?.Lines ?? []))),
        ProductionOrderPlaced { ProductionOrder: { Reference: { } run } order } => Make(Set(state, run, (order.Id, order.Quantity)), run, order.Id),
        ProductionOrderReplanned replanned => Make(Set(state, replanned.Reference, (replanned.ProductionOrder, state.Orders.ProductionOrders.Find(replanned.ProductionOrder)?.Left ?? Quantity.Zero)), replanned.Reference, replanned.ProductionOrder),
        ShipmentArrived arrived => Each(state, arrived.Shipment, watch => There(watch, arrived.Shipment, arrived.At, arrived.Lines)),
        OrderProgressed { To: OrderStatus.Delivered } order => Each(state, order.Order, watch => watch with { Delivered = watch.Delivered.Set(order.Order, at) }),
        OrderEnded ended => Each(state, ended.Order, watch => watch.Delivered.ContainsKey(ended.Order) ? watch
            : ended.Outcome == OrderStatus.Delivered ? watch with { Delivered = watch.Delivered.Set(ended.Order, at) } : watch with { Gone = watch.Gone.Set(ended.Order, true) }),
        ProductionOrderProgressed begun => Each(state, begun.ProductionOrder, watch => Made(watch, begun.ProductionOrder, one => one with { StartedAt = one.StartedAt ?? at })),
        ProductionOrderCompleted done => Each(state, done.ProductionOrder, watch => There(Made(watch, done.ProductionOrder, one => one with { StartedAt = one.StartedAt ?? at, DoneAt = at }), done.ProductionOrder, at, null)),
        CaseReturnedToNormal normal => state.Protocols.RunsFor(normal.Case).Aggregate(state, (next, run) => Change(next, run.Id, watch => watch with { NormalAt = at })),
        _ => state,
    };

    private static TowerState Begin(TowerState state, RunActing acting, DateTimeOffset at)
    {
        var known = state.Protocols.Measures;
        if (known.Watches.Count >= MeasureState.WatchesKept) known = MeasureApply.Unwatched(known, known.Watches.Values.MinBy(one => one.ActedAt)!.Run);
        var watch = new RunWatch(acting.Run, state.Protocols.Runs[acting.Run].Case, at, known.Risks.Find(acting.Run));
        foreach (var order in watch.Risk?.Lines.Select(line => line.Order) ?? []) known = known with { Watched = known.Watched.Set(Keys.Of(order, acting.Run), true) };
        var next = With(state, known with { Watches = known.Watches.Set(acting.Run, watch), Risks = known.Risks.Remove(acting.Run) });
        return (watch.Risk?.Stops ?? []).SelectMany(stop => stop.ProductionOrders).Aggregate(next, (so, order) => Make(so, acting.Run, order));
    }

    private static TowerState Set(TowerState state, string run, (string Id, Quantity Planned) what) =>
        Watch(Change(state, run, watch => watch with { Set = watch.Set.Set(what.Id, new(what.Planned)) }), run, what.Id);

    /// <summary>An order that ran before it was looked at has its times from the state.</summary>
    private static TowerState Make(TowerState state, string run, string id) => state.Orders.ProductionOrders.Find(id) is not { } order ? state
        : Watch(Change(state, run, watch => watch.Making.ContainsKey(id) ? watch : watch with { Making = watch.Making.Set(id, new(order.Site, order.Line, order.Plan.StartAt, order.StartedAt)) }), run, id);

    private static RunWatch There(RunWatch watch, string id, DateTimeOffset at, IReadOnlyList<MovementLine>? came) => watch.Set.Find(id) is not { } set ? watch
        : watch with { Set = watch.Set.Set(id, set with { ThereAt = at, Came = came is null ? set.Planned : Quantity.Min(set.Planned, Receipt.Sum(came)) }) };

    private static RunWatch Made(RunWatch watch, string id, Func<WatchedMaking, WatchedMaking> change) =>
        watch.Making.Find(id) is { } one ? watch with { Making = watch.Making.Set(id, change(one)) } : watch;

    private static TowerState Each(TowerState state, string id, Func<RunWatch, RunWatch> change) =>
        state.Protocols.Measures.WatchersOf(id).ToList().Aggregate(state, (next, run) => Change(next, run, change));

    private static TowerState Change(TowerState state, string run, Func<RunWatch, RunWatch> change) => state.Protocols.Measures.Watches.Find(run) is not { } watch ? state
        : With(state, state.Protocols.Measures with { Watches = state.Protocols.Measures.Watches.Set(run, change(watch)) });

    private static TowerState Watch(TowerState state, string run, string id) => !state.Protocols.Measures.Watches.ContainsKey(run) ? state
        : With(state, state.Protocols.Measures with { Watched = state.Protocols.Measures.Watched.Set(Keys.Of(id, run), true) });

    private static TowerState With(TowerState state, MeasureState measures) => state with { Protocols = state.Protocols with { Measures = measures } };
}
