using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>What the figures need to know of a purchase order or a shipment. Instants are UTC.</summary>
/// <param name="PurchaseOrder">False for a shipment.</param>
/// <param name="From">The supplier's site, where it is a purchase order.</param>
/// <param name="PromisedAt">When it was to be there; null where nobody promised.</param>
public sealed record MovementOutcome(string Id, bool PurchaseOrder, string From, string To, string? Carrier, DateTimeOffset? PromisedAt)
{
    public DateTimeOffset? ConfirmedFor { get; init; }

    public Quantity? ConfirmedQuantity { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }

    public Quantity Ordered { get; init; }

    /// <summary>Item by item no more than ordered; null until it arrived.</summary>
    public Quantity? Received { get; init; }

    /// <summary>Arrived no later than the promised calendar day in UTC; null until it arrived.</summary>
    public bool? OnTime => ArrivedAt is { } at && PromisedAt is { } promise ? at.UtcDateTime.Date <= promise.UtcDateTime.Date : null;

    /// <summary>All of what was ordered came; null until it arrived.</summary>
    public bool? InFull => Received is { } received ? received >= Ordered : null;
}
