using ControlTower.Core.Orders;

namespace ControlTower.Core.Storage.Projections;

/// <summary>One order, open or over, in one flat row. Instants are UTC.</summary>
public sealed class OrderRow
{
    public required string Id { get; set; }

    public string Customer { get; set; } = "";

    public string? Destination { get; set; }

    public string? Region { get; set; }

    public string? Channel { get; set; }

    public DateTimeOffset PlacedAt { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public DateTimeOffset? ShippedAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? PromisedBy { get; set; }

    /// <summary>The furthest state reached; once over, the outcome.</summary>
    public OrderStatus Status { get; set; }

    /// <summary>Delivered, Cancelled or Unavailable by the system of record; null while open.</summary>
    public OrderStatus? Outcome { get; set; }

    /// <summary>False where nobody recorded when it ended; null while open.</summary>
    public bool? Dated { get; set; }

    /// <summary>Null while open, and where it is not dated.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int LineCount { get; set; }

    /// <summary>The tower moves its units, and the moves tell which goods left; a line may have been cancelled in part.</summary>
    public bool Carried { get; set; }

    /// <summary>Sum over the lines in millionths; null where no price is known or currencies differ.</summary>
    public long? ValueMicros { get; set; }

    /// <summary>ISO 4217, of <see cref="ValueMicros"/>.</summary>
    public string? Currency { get; set; }

    /// <summary>The lines as canonical JSON.</summary>
    public string Lines { get; set; } = "[]";

    /// <summary>The fact that changed it last.</summary>
    public long Version { get; set; }
}
