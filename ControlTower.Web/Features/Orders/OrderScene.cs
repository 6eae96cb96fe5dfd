using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Orders;

/// <summary>What is known around orders when they are told apart.</summary>
/// <param name="Risks">Open cases by the orders that they put at risk.</param>
public sealed record OrderScene(TowerState State, DateTimeOffset Now, IReadOnlyDictionary<string, List<string>> Risks)
{
    /// <summary>How far it is, as the list shows it: what the tower carries by where its units stand, else by what its record system says. All where it is none of these.</summary>
    public OrderShow StepOf(Order order) => State.Orders.Tracks.Find(order.Id) is { } track ? Of(OrderStanding.Of(track)) : order.Status switch
    {
        OrderStatus.Placed => OrderShow.Placed,
        OrderStatus.Approved => OrderShow.Approved,
        OrderStatus.Shipped => OrderShow.Shipped,
        _ => OrderShow.All,
    };

    public bool IsLate(Order order) => OrderFilter.IsLate(order, Now);

    public bool IsAtRisk(Order order) => Risks.ContainsKey(order.Id);

    private static OrderShow Of(OrderStand stand) => stand switch
    {
        OrderStand.Placed => OrderShow.Placed,
        OrderStand.Backordered or OrderStand.Held => OrderShow.Waiting,
        OrderStand.Allocated or OrderStand.Released or OrderStand.Picking or OrderStand.Packed or OrderStand.ReadyForPickUp => OrderShow.Work,
        OrderStand.Shipped => OrderShow.Shipped,
        _ => OrderShow.All,
    };
}
