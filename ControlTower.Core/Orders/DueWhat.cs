namespace ControlTower.Core.Orders;

/// <summary>What should happen to a thing next: the first three to what moves, the next two to what is made, the last to an order.</summary>
public enum DueWhat { Confirmation, Departure, Arrival, Start, Completion, Delivery }
