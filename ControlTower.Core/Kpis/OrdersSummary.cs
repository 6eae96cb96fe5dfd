namespace ControlTower.Core.Kpis;

/// <summary>Orders by the state that had occurred by an instant: that of the furthest stage whose time stamp is no later.</summary>
/// <param name="Placed">Live, awaiting approval.</param>
/// <param name="Approved">Live, approved and not shipped.</param>
/// <param name="Shipped">Live, in transit.</param>
/// <param name="Delivered">By time stamp; what was delivered without a date stays in its last dated state.</param>
public sealed record OrdersSummary(DateTimeOffset AsOf, int Placed, int Approved, int Shipped, int Delivered)
{
    /// <summary>Cancelled by then, at a known time; live before.</summary>
    public int Cancelled { get; init; }

    /// <summary>Ended for want of stock by then, at a known time; live before.</summary>
    public int Unavailable { get; init; }

    /// <summary>Placed by then, and cancelled or unavailable at an unknown time: never live.</summary>
    public int EndedUndated { get; init; }

    public int NotYetPlaced { get; init; }

    /// <summary>Placed by then and not ended cancelled or unavailable; the delivered are among them.</summary>
    public int Live => Placed + Approved + Shipped + Delivered;

    public static OrdersSummary At(IEnumerable<OrderOutcome> orders, DateTimeOffset asOf)
    {
        var counts = new int[Enum.GetValues<OrderStage>().Length];
        foreach (var order in orders) counts[(int)StageAt(order, asOf)]++;
        return new(asOf, counts[(int)OrderStage.Placed], counts[(int)OrderStage.Approved], counts[(int)OrderStage.Shipped], counts[(int)OrderStage.Delivered])
        {
            Cancelled = counts[(int)OrderStage.Cancelled],
            Unavailable = counts[(int)OrderStage.Unavailable],
            EndedUndated = counts[(int)OrderStage.EndedUndated],
            NotYetPlaced = counts[(int)OrderStage.NotYetPlaced],
        };
    }

    public static OrderStage StageAt(OrderOutcome order, DateTimeOffset asOf)
    {
        if (order.PlacedAt > asOf) return OrderStage.NotYetPlaced;
        if (order.Ended is OrderEnd.Cancelled or OrderEnd.Unavailable)
        {
            if (order.EndedAt is null) return OrderStage.EndedUndated;
            if (order.EndedAt <= asOf) return order.Ended == OrderEnd.Cancelled ? OrderStage.Cancelled : OrderStage.Unavailable;
        }
        if (order.DeliveredAt <= asOf) return OrderStage.Delivered;
        if (order.ShippedAt <= asOf) return OrderStage.Shipped;
        return order.ApprovedAt <= asOf ? OrderStage.Approved : OrderStage.Placed;
    }
}

public enum OrderStage { NotYetPlaced, Placed, Approved, Shipped, Delivered, Cancelled, Unavailable, EndedUndated }
