using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Orders.Promises;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.People;
using ControlTower.Core.Planning;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Finance;
using ControlTower.Core.Tower.News;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower;

/// <summary>apply(state, fact) → state. Total: a fact that a capability does not know leaves it as it is.</summary>
public static class TowerApply
{
    public static TowerState Apply(TowerState state, Fact fact)
    {
        var next = OrdersToFinance.Follow(state, Watching.Follow(BacklogWatch.Follow(ClockCrossings.Follow(state, ApplyBody(state, fact), fact), fact), fact), fact);
        return next with { Version = fact.Sequence, RecordedAt = fact.RecordedAt };
    }

    /// <summary>Each fact belongs to the capability that declares it.</summary>
    private static TowerState ApplyBody(TowerState state, Fact fact) => fact.Body switch
    {
        SignalAccepted or SignalRejected or RejectionClosed or SignalWithdrawn or SourceExpected or SourceFellSilent or SourceContradicted or SourcePrecedence or SignalMappingPut or SignalIdsForgotten =>
            state with { Signals = SignalApply.Apply(state.Signals, fact) },
        DemandObserved or ProductionObserved or PlanPublished or PeriodsEnded or KpiTargetSet => state with { Planning = PlanningApply.Apply(state.Planning, fact) },
        // Units and the stock behind them move at once.
        OrderMoved or PromiseMade or PromiseEnded => state with { Orders = OrderApply.Apply(state.Orders, fact), Network = NetworkApply.Apply(state.Network, fact) },
        RoutingPolicyPut or RoutingPolicyPublished or RoutingPolicyRetired => state with { Orders = RoutingApply.Apply(state.Orders, fact) },
        OrderTaken or BacklogLeft or OrderBooked or BookingAnswered or BookingWithdrawn or OrderDelayed or OrdersResourced or OutwardTermsPut or MessagePublished or MessageReset or OrderPlaced or OrderProgressed or OrderEnded or PurchaseOrderPlaced or ShipmentPlanned or ShipmentDeparted or ShipmentEstimated
            or ShipmentArrived or MovementRescheduled or PurchaseOrderConfirmed or ProductionOrderPlaced or ProductionOrderProgressed
            or ProductionOrderReplanned or ProductionOrderCompleted or MovementDelayTold or DueMissed or MovementCancelled or ProductionOrderCancelled => state with { Orders = OrderApply.Apply(state.Orders, fact) },
        NetworkDefined or StockToBeLookedAt or StockLookedAt or SiteScheduled or LaneScheduled or DowntimeEnded or StockCounted or StockSafetySet or StockReserved or StockReleased or StockDispatched or SiteWentDown or SiteCameUp
            or LotHeld or LotReleased or LaneConditionTold or LaneConditionEnded or SiteCapacityTold or SiteCapacityRestored or AutomationReported =>
            state with { Network = NetworkApply.Apply(state.Network, fact) },
        // What comes in moves the book, and is the actual of what was planned to come in.
        StockReceived or StockAdjusted => state with { Network = NetworkApply.Apply(state.Network, fact), Planning = PlanningApply.Apply(state.Planning, fact) },
        PersonAdded or PersonChanged or PersonForgotten or KeyIssued or KeyRevoked or FunctionAdded or DelegationGiven or DelegationEnded or ViewSaved or ViewRemoved =>
            state with { People = PeopleApply.Apply(state.People, fact) },
        EndpointSubscribed or EndpointNarrowed or EndpointRemoved or EffectRequested or EffectDelivered or EffectFailed or EffectReplayed or EffectsHeld or EffectsReleased =>
            state with { Effects = EffectApply.Apply(state.Effects, fact) },
        FinanceTermsPut or VatRatesPut or Posted or InvoiceReceived or InvoiceMatched or InvoiceReleased or InvoiceEndorsed or InvoiceApproved or InvoiceDisputed or InvoiceRejected or InvoiceReversed
            or InvoiceSettled or PaymentRequested or PaymentMade or OrderPaid or OrderHeldForPayment or OrderClearedForPayment or DepositApplied => state with { Finance = FinanceApply.Apply(state.Finance, fact) },
        CommandAnswered answered => state with
        {
            Answers = state.Answers.With(Keys.Of(answered.Caller, answered.Key), new(answered.Digest, answered.Answer), fact.RecordedAt),
        },
        DemoStarted started => state with { Demo = new(started.Seed, started.At, started.At, 0, 0) },
        DemoSpeedSet set => state with { Demo = state.Demo! with { Since = set.Since, Position = set.Position, Speed = set.Speed } },
        CommandKeysForgotten forgotten => state with { Answers = state.Answers.Without(forgotten.Before) },
        _ => state with
        {
            Exceptions = CaseApply.Apply(state.Exceptions, fact),
            Protocols = ProtocolApply.Apply(state.Protocols, fact),
        },
    };
}
