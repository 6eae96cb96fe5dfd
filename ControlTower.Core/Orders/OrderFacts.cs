using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

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
public sealed record ShipmentArrived(string Shipment, DateTimeOffset At) : IFact;

[FactKind("productionOrder.placed")]
public sealed record ProductionOrderPlaced(ProductionOrder ProductionOrder) : IFact;

/// <param name="Made">Since the report before.</param>
[FactKind("productionOrder.progressed")]
public sealed record ProductionOrderProgressed(string ProductionOrder, Quantity Made) : IFact;

/// <summary>All of it is made.</summary>
[FactKind("productionOrder.completed")]
public sealed record ProductionOrderCompleted(string ProductionOrder) : IFact;

/// <summary>A purchase order or shipment is now expected earlier or later by a decision.</summary>
[FactKind("movement.rescheduled")]
public sealed record MovementRescheduled(string Movement, DateTimeOffset Eta, string Reference) : IFact;
