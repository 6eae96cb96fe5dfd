using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How rows of orders follow from facts; the same rules as those of the state, kept also when the order is over.</summary>
internal static class OrderFold
{
    public static void Apply(Touched<OrderRow> orders, Fact fact)
    {
        switch (fact.Body)
        {
            case OrderPlaced placed:
                orders.Set(placed.Order.Id, Placed(placed.Order, fact.Sequence), fact.Sequence);
                break;
            case OrderProgressed progressed when orders.Find(progressed.Order) is { Outcome: null } open:
                Progress(open, progressed.To, fact);
                orders.Set(open.Id, open, fact.Sequence);
                break;
            case OrderMoved moved when orders.Find(moved.Order) is { Carried: false } known:
                known.Carried = true;
                orders.Set(known.Id, known, fact.Sequence);
                break;
            case OrderEnded ended when orders.Find(ended.Order) is { Outcome: null } open:
                End(open, ended, fact);
                orders.Set(open.Id, open, fact.Sequence);
                break;
        }
    }

    private static OrderRow Placed(Order order, long version)
    {
        var value = ValueOf(order.Lines);
        return new()
        {
            Id = order.Id,
            Customer = order.Customer,
            Destination = order.Destination,
            Region = order.Region,
            Channel = order.Channel,
            PlacedAt = order.PlacedAt,
            PromisedBy = order.PromisedBy,
            ApprovedAt = order.ApprovedAt,
            ShippedAt = order.ShippedAt,
            DeliveredAt = order.DeliveredAt,
            Status = order.Status,
            LineCount = order.Lines.Count,
            ValueMicros = value?.Micros,
            Currency = value?.Currency,
            Lines = JsonSerializer.Serialize(order.Lines, CanonicalJson.Options),
            Version = version,
        };
    }

    private static void Progress(OrderRow row, OrderStatus to, Fact fact)
    {
        if (to == OrderStatus.Approved) row.ApprovedAt = fact.OccurredAt;
        if (to == OrderStatus.Shipped) row.ShippedAt = fact.OccurredAt;
        if (to == OrderStatus.Delivered) row.DeliveredAt = fact.OccurredAt;
        if (to > row.Status) row.Status = to;
        row.Version = fact.Sequence;
    }

    private static void End(OrderRow row, OrderEnded ended, Fact fact)
    {
        row.Outcome = row.Status = ended.Outcome;
        row.Dated = ended.Dated;
        row.EndedAt = ended.Dated ? fact.OccurredAt : null;
        row.Version = fact.Sequence;
    }

    private static Money? ValueOf(IReadOnlyList<OrderLine> lines)
    {
        Money? sum = null;
        foreach (var value in lines.Select(line => line.Value).OfType<Money>())
        {
            if (sum is { } other && other.Currency != value.Currency) return null;
            sum = sum is { } so ? so + value : value;
        }
        return sum;
    }
}
