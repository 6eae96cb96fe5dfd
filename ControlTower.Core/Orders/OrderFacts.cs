using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Orders;

[FactKind("order.placed")]
public sealed record OrderPlaced(Order Order) : IFact;

/// <summary>The order reached a state; the fact's occurrence is the time of it.</summary>
[FactKind("order.progressed")]
public sealed record OrderProgressed(string Order, OrderStatus To) : IFact;

/// <summary>The order is over.</summary>
/// <param name="Outcome">Delivered, Cancelled or Unavailable.</param>
/// <param name="Dated">False where history does not tell when; the fact's occurrence is then that of the last known state.</param>
[FactKind("order.ended")]
public sealed record OrderEnded(string Order, OrderStatus Outcome, bool Dated) : IFact;

[FactKind("purchaseOrder.placed")]
public sealed record PurchaseOrderPlaced(Movement PurchaseOrder) : IFact;

/// <summary>The supplier told what it will deliver, and when it will arrive.</summary>
/// <param name="Quantity">Over all lines.</param>
[FactKind("purchaseOrder.confirmed")]
public sealed record PurchaseOrderConfirmed(string PurchaseOrder, Quantity Quantity, DateTimeOffset For) : IFact;

[FactKind("shipment.planned")]
public sealed record ShipmentPlanned(Movement Shipment) : IFact;

[FactKind("shipment.departed")]
public sealed record ShipmentDeparted(string Shipment, DateTimeOffset At) : IFact;

[FactKind("shipment.estimated")]
public sealed record ShipmentEstimated(string Shipment, DateTimeOffset Eta) : IFact;

[FactKind("shipment.arrived")]
public sealed record ShipmentArrived(string Shipment, DateTimeOffset At) : IFact
{
    /// <summary>What came; null where nobody said, so that all of it did.</summary>
    public IReadOnlyList<MovementLine>? Lines { get; init; }
}

[FactKind("productionOrder.placed")]
public sealed record ProductionOrderPlaced(ProductionOrder ProductionOrder) : IFact;

/// <param name="Made">Since the report before.</param>
[FactKind("productionOrder.progressed")]
public sealed record ProductionOrderProgressed(string ProductionOrder, Quantity Made) : IFact;

/// <summary>All of it is made.</summary>
[FactKind("productionOrder.completed")]
public sealed record ProductionOrderCompleted(string ProductionOrder) : IFact;

/// <summary>A decision has it made at another time, or of other inputs.</summary>
/// <param name="Reference">The run.</param>
[FactKind("productionOrder.replanned")]
public sealed record ProductionOrderReplanned(string ProductionOrder, DateTimeOffset StartAt, DateTimeOffset DueAt, string Reference) : IFact
{
    /// <summary>For one unit; null where they stay as they are.</summary>
    public IReadOnlyList<BomInput>? Inputs { get; init; }
}

/// <summary>No arrival is waited for before then, since the supplier told of a delay.</summary>
[FactKind("movement.delayTold")]
public sealed record MovementDelayTold(string Movement, DateTimeOffset Until) : IFact;

/// <summary>It should have happened, and nobody told that it did.</summary>
/// <param name="Id">Of the movement, production order or order.</param>
/// <param name="At">When it was due, without tolerance.</param>
[FactKind("due.missed")]
public sealed record DueMissed(DueWhat What, string Id, DateTimeOffset At) : IFact;

/// <summary>A purchase order or shipment is now expected earlier or later by a decision.</summary>
[FactKind("movement.rescheduled")]
public sealed record MovementRescheduled(string Movement, DateTimeOffset Eta, string Reference) : IFact;

/// <summary>What a run ordered or was to ship is not wanted any more, and had not left.</summary>
/// <param name="Reference">The run.</param>
[FactKind("movement.cancelled")]
public sealed record MovementCancelled(string Movement, string Reference) : IFact;

/// <summary>What a run was to have made is not wanted any more, and had not begun.</summary>
/// <param name="Reference">The run.</param>
[FactKind("productionOrder.cancelled")]
public sealed record ProductionOrderCancelled(string ProductionOrder, string Reference) : IFact;
