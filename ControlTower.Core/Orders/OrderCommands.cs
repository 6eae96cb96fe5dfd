using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Orders;

/// <summary>A warehouse or carrier tells how far an order has come; Delivered ends it.</summary>
/// <param name="To">Approved, Shipped or Delivered.</param>
public sealed record AdvanceOrder(string Order, OrderStatus To, DateTimeOffset At);

/// <summary>An order that the tower carries from the start: stock is looked for at once.</summary>
public sealed record PlaceOrder(OrderEntry Order)
{
    /// <summary>0 to 9; the higher is served first where stock is short.</summary>
    public int Priority { get; init; }

    /// <summary>Where it is fetched; null where it is sent.</summary>
    public PickUpPlace? PickUp { get; init; }

    /// <summary>False where stock is only to be looked for when somebody says so.</summary>
    public bool Allocate { get; init; } = true;

    /// <summary>Whose stock it gets; null where none was made.</summary>
    public string? Promise { get; init; }
}

/// <summary>Makes a transition of <see cref="OrderMachine"/>.</summary>
public sealed record MoveOrder(string Order, string Transition, TransitionBody Body)
{
    /// <summary>Of the order, where it is to be still the one that the caller knows.</summary>
    public int? Revision { get; init; }
}

/// <summary>What an order is after a command.</summary>
/// <param name="State">As <see cref="OrderStanding"/> derives it.</param>
/// <param name="Moves">What moved, in order.</param>
public sealed record OrderAnswer(string Id, OrderStand State, int Revision, IReadOnlyList<UnitMove> Moves)
{
    /// <summary>The order that a return ended in.</summary>
    public string? LinkedOrder { get; init; }

    public string? Return { get; init; }
}
