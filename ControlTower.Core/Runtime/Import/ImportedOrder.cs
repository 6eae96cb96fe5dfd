using ControlTower.Core.Kernel;

namespace ControlTower.Core.Runtime.Import;

/// <summary>An order of the past as its record tells it. Instants are UTC.</summary>
/// <param name="Destination">A site of the network that was read along.</param>
public sealed record ImportedOrder(string Id, string Customer, string Destination, DateTimeOffset PlacedAt)
{
    public string? Region { get; init; }

    public string? Channel { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>As the record has it; time stamps alone do not end an order.</summary>
    public ImportedOutcome Outcome { get; init; }

    /// <summary>All that was paid for it, freight included.</summary>
    public Money? Paid { get; init; }

    /// <summary>The customer's, in the scale of the source.</summary>
    public decimal? Score { get; init; }

    /// <summary>In the order of the file; there may be none.</summary>
    public IReadOnlyList<ImportedLine> Lines { get; init; } = [];
}

public enum ImportedOutcome { Open, Delivered, Cancelled, Unavailable }
