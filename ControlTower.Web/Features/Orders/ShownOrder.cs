using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Web.Features.Orders;

/// <summary>One order as the list shows it.</summary>
/// <param name="Status">That in which it ended, where it is over since the list was read.</param>
/// <param name="Cases">That put it at risk, by id.</param>
public sealed record ShownOrder(Order Order, OrderStatus Status, bool Late, Money? Value, IReadOnlyList<string> Cases)
{
    /// <summary>By the name that the network knows.</summary>
    public string Customer { get; init; } = Order.Customer;

    /// <summary>Its destination by name, or its region; null where nobody told either.</summary>
    public string? To { get; init; }

    /// <summary>As its units stand; null where the tower does not carry it.</summary>
    public OrderStand? Stand { get; init; }
}
