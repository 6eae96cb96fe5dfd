namespace ControlTower.Core.Storage.Projections;

/// <summary>One purchase order or shipment, under way or over. Instants are UTC, quantities in millionths over all lines.</summary>
public sealed class MovementRow
{
    public required string Id { get; set; }

    /// <summary>False for a shipment.</summary>
    public bool PurchaseOrder { get; set; }

    /// <summary>The supplier's site, where it is a purchase order.</summary>
    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string? Carrier { get; set; }

    public DateTimeOffset PromisedAt { get; set; }

    /// <summary>Nobody promised a time.</summary>
    public bool Unpromised { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public DateTimeOffset? ConfirmedFor { get; set; }

    public long? Confirmed { get; set; }

    public DateTimeOffset? DepartedAt { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }

    public long Ordered { get; set; }

    /// <summary>Item by item no more than ordered; null until it arrived.</summary>
    public long? Received { get; set; }

    /// <summary>The lines as canonical JSON.</summary>
    public string Lines { get; set; } = "[]";

    /// <summary>The fact that changed it last.</summary>
    public long Version { get; set; }
}
