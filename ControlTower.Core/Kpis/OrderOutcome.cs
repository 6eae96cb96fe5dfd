using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>What the figures need to know of one order, in one flat row. Instants are UTC.</summary>
public sealed record OrderOutcome
{
    public required string Id { get; init; }

    public string? Channel { get; init; }

    public string? Region { get; init; }

    public required string Customer { get; init; }

    /// <summary>Those that its lines name, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Suppliers { get; init; } = [];

    /// <summary>Those that it is or was shipped from, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Of its items, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>How many lines it has; an order may have none.</summary>
    public int Items { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? PromisedBy { get; init; }

    public OrderEnd Ended { get; init; }

    /// <summary>Null while open, and where it ended at a time that nobody recorded.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public Quantity Ordered { get; init; }

    /// <summary>Null where nobody counted.</summary>
    public Quantity? Shipped { get; init; }

    /// <summary>Null where nobody counted.</summary>
    public Quantity? Delivered { get; init; }

    /// <summary>Each of its invoices matched; null where it was not billed.</summary>
    public bool? CorrectlyInvoiced { get; init; }

    /// <summary>Of its lines as ordered; null where prices are not known.</summary>
    public Money? Value { get; init; }

    public IReadOnlyList<LineOutcome> Lines { get; init; } = [];
}

/// <summary>How an order ended, by the system of record; a time stamp alone ends nothing.</summary>
public enum OrderEnd { Open, Delivered, Cancelled, Unavailable }
