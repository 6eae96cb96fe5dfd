using ControlTower.Core.Orders;
using ControlTower.Core.Planning;

namespace ControlTower.Core.Tower;

/// <summary>Looks at what has come due: windows, shelves, crossings, silence. Asked too early or twice it changes nothing.</summary>
public sealed record RingTimers;

/// <summary>Orders of the past with their own time stamps, as whole orders; those known already are passed over.</summary>
public sealed record ImportOrders(IReadOnlyList<HistoricOrder> Orders);

/// <param name="Order">With the milestones it reached.</param>
/// <param name="Outcome">Delivered, Cancelled or Unavailable; null while it is open.</param>
/// <param name="EndedAt">Null where history does not tell.</param>
public sealed record HistoricOrder(Order Order, OrderStatus? Outcome, DateTimeOffset? EndedAt);

/// <summary>Deliveries of the past, which tell how reliable suppliers and carriers are; those known already are passed over.</summary>
/// <remarks>They move no stock: what they brought is in the book, or used up.</remarks>
public sealed record ImportDeliveries(IReadOnlyList<HistoricDelivery> Deliveries);

/// <param name="Movement">With the milestones it reached.</param>
/// <param name="PlacedAt">When it was ordered or planned.</param>
/// <param name="Received">What came of it.</param>
public sealed record HistoricDelivery(Movement Movement, DateTimeOffset PlacedAt, IReadOnlyList<MovementLine> Received)
{
    /// <summary>A purchase order of its supplier; otherwise a shipment of its carrier.</summary>
    public bool Purchased { get; init; }
}

public sealed record DeliveriesImported(int Imported, int Known);

public sealed record OrdersImported(int Imported, int Known);

/// <summary>Demand of the past: it makes the baseline and is no news.</summary>
public sealed record ImportDemand(IReadOnlyList<DemandObserved> Observations);

/// <summary>Makes an empty journal a demo's.</summary>
public sealed record StartDemo(int Seed, DateTimeOffset At, decimal Speed);

/// <param name="Position">Ticks of rhythm that had passed by <paramref name="Since"/>.</param>
public sealed record SetDemoSpeed(DateTimeOffset Since, long Position, decimal Speed);

/// <param name="Hours">By how much the clock went ahead of the time that passed.</param>
public sealed record NoteClockJump(decimal Hours);
