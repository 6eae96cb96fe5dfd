using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Web.Api;

/// <summary>Orders and movements as documents.</summary>
public static class OrderShape
{
    public static OrderEntry Entry(Order order) => new(
        order.Id, order.Customer, order.Destination!, order.PlacedAt, order.PromisedBy!.Value, order.Channel,
        [.. order.Lines.Select(line => new OrderLineEntry(line.Id, line.Item, line.Quantity, line.Price))])
    {
        PenaltyPerHour = order.PenaltyPerHour,
    };

    public static ProductionOrderEntry Entry(ProductionOrder order) => new(order.Id, order.Site, order.Item, order.Quantity, order.StartAt, order.DueAt) { Line = order.Line };

    public static IReadOnlyList<ShipmentLineEntry> Lines(Movement movement) => [.. movement.Lines.Select(line => new ShipmentLineEntry(line.Item, line.Quantity))];
}
