using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

public enum OrderStatus { Placed, Approved, Shipped, Delivered, Cancelled, Unavailable }

/// <summary>A customer's order while it is open.</summary>
/// <param name="PromisedBy">Null where history does not tell.</param>
public sealed record Order(
    string Id, string Customer, string? Destination, string? Region, string? Channel, DateTimeOffset PlacedAt, DateTimeOffset? PromisedBy, IReadOnlyList<OrderLine> Lines)
{
    public OrderStatus Status { get; init; }

    /// <summary>What is owed for each hour that it is late.</summary>
    public Money? PenaltyPerHour { get; init; }

    /// <summary>When the tower learned of it; null in history, of which nothing is due.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Still to be served: the stock for it has not left.</summary>
    [JsonIgnore]
    public bool Unshipped => Status is OrderStatus.Placed or OrderStatus.Approved;
}

public sealed record OrderLine(string Id, string Item, Quantity Quantity, Money? Price)
{
    public string? Family { get; init; }

    /// <summary>The site that sells it, where each line has its own.</summary>
    public string? Supplier { get; init; }

    /// <summary>What the line is worth where that is not quantity × price.</summary>
    public Money? Total { get; init; }

    /// <summary>From order to delivery, as promised for the line, where the source says so.</summary>
    public decimal? ScheduledDays { get; init; }

    /// <summary>From order to delivery, as it came, where the source says so; also for a line that was cancelled.</summary>
    public decimal? ActualDays { get; init; }

    /// <summary>Open, Late, Early, OnTime or Cancelled, where the source states it; else it is reckoned from the times of the order.</summary>
    public string? Timing { get; init; }

    [JsonIgnore]
    public Money? Value => Total ?? (Price is { } price ? price * Quantity : null);
}
