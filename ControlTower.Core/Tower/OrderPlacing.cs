using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower;

/// <summary>Orders as they come in, completed with what the network knows of their items and destinations.</summary>
internal static class OrderPlacing
{
    public static void Place(Turn turn, Signal signal) => Place(turn, signal.Data.Deserialize<OrderEntry>(CanonicalJson.Options)!);

    public static Result<object> Advance(Turn turn, AdvanceOrder advance)
    {
        if (!turn.State.Orders.Open.TryGetValue(advance.Order, out var order)) return Refusal.NotFound($"The open order {advance.Order}");
        if (advance.To is not (OrderStatus.Approved or OrderStatus.Shipped or OrderStatus.Delivered) || advance.To <= order.Status)
        {
            return Refusal.Conflict($"{order.Id} is {order.Status} and cannot become {advance.To}.");
        }
        if (advance.To != OrderStatus.Approved && turn.State.Orders.Tracks.ContainsKey(order.Id)) return Refusal.Conflict($"{order.Id} is carried by the tower: it is moved by its transitions.");
        turn.Record(new OrderProgressed(order.Id, advance.To), advance.At);
        if (advance.To == OrderStatus.Delivered) turn.Record(new OrderEnded(order.Id, OrderStatus.Delivered, true), advance.At);
        return Done.Well;
    }

    public static void Place(Turn turn, OrderEntry entry)
    {
        var network = turn.State.Network;
        var order = new Order(
            entry.Id, entry.Customer, entry.Destination, network.Sites.Find(entry.Destination)?.Entry.Region, entry.Channel,
            entry.PlacedAt.ToUniversalTime(), entry.PromisedBy.ToUniversalTime(),
            [.. entry.Lines.Select(line => new OrderLine(line.Id, line.Item, line.Quantity, line.Price) { Family = network.Items.Find(line.Item)?.Entry.Family })])
        {
            PenaltyPerHour = entry.PenaltyPerHour,
            KnownAt = turn.Now,
        };
        turn.Record(new OrderPlaced(order), order.PlacedAt);
    }
}
