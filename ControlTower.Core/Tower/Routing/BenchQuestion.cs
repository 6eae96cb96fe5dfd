namespace ControlTower.Core.Tower.Routing;

/// <summary>An order that is tried on the tower's own stock, without touching any of it.</summary>
/// <param name="At">When it is decided.</param>
public sealed record BenchQuestion(DateTimeOffset At)
{
    public const int MostLines = 200;
    public const int MostChanges = 50;

    /// <summary>One that the tower has: it is decided again, whole, with what is set aside for it free. Null: the basket.</summary>
    public string? Order { get; init; }

    /// <summary>Of the basket.</summary>
    public string? Destination { get; init; }

    /// <summary>The basket.</summary>
    public IReadOnlyList<PromiseLine> Lines { get; init; } = [];

    /// <summary>Of the basket.</summary>
    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>Null: the one that applies. <see cref="Standard"/>: the terms that hold where none fits.</summary>
    public string? Policy { get; init; }

    /// <summary>Of the policy, published or not; null: the one that applies, else the newest.</summary>
    public int? Version { get; init; }

    /// <summary>In the order in which they were made: of two that say the same thing the later holds.</summary>
    public IReadOnlyList<BenchChange> Changes { get; init; } = [];

    public const string Standard = "standard";
}

/// <summary>What can be other than it is.</summary>
public enum BenchLever
{
    /// <summary>Sites of the order; without a value no limit.</summary>
    MaxShipments,

    /// <summary>1: a line may come from several sites; 0: it may not.</summary>
    LineSplit,

    /// <summary>For each further site, in the currency of the tower.</summary>
    SplitPenalty,

    /// <summary>For each shipment and hour past the promise; without a value what the order is worth by the hour.</summary>
    Lateness,

    /// <summary>Weight of a site's load.</summary>
    Balance,

    /// <summary>In km; without a value no limit.</summary>
    MaxDistance,

    /// <summary>The site is down.</summary>
    SiteDown,

    /// <summary>What preparing a shipment costs at the site.</summary>
    ShipmentCost,

    /// <summary>Units of the item that the site may send.</summary>
    Stock,

    /// <summary>When it is decided, and so when it can leave.</summary>
    ShipAt,

    /// <summary>What the customer is promised; without a time nothing.</summary>
    PromisedBy,
}

/// <summary>One thing that is other than it is.</summary>
public sealed record BenchChange(BenchLever Lever)
{
    public string? Site { get; init; }

    public string? Item { get; init; }

    /// <summary>0 to a million millions.</summary>
    public decimal? Value { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>Two of the same are about the same thing.</summary>
    public bool IsAbout(BenchChange other) => (Lever, Site, Item) == (other.Lever, other.Site, other.Item);
}
