using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>An order that was finished before the demo began.</summary>
/// <param name="Complete">All lines came in full.</param>
public sealed record DemoOrderHistory(
    OrderEntry Order, DateTimeOffset ApprovedAt, DateTimeOffset ShippedAt, DateTimeOffset DeliveredAt, string ShipFrom, bool Complete);
