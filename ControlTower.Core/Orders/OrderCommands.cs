namespace ControlTower.Core.Orders;

/// <summary>A warehouse or carrier tells how far an order has come; Delivered ends it.</summary>
/// <param name="To">Approved, Shipped or Delivered.</param>
public sealed record AdvanceOrder(string Order, OrderStatus To, DateTimeOffset At);
