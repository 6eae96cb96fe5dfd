using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Sourcing.Problem;

/// <summary>A site that may ship.</summary>
public sealed record SourcingSite(string Id)
{
    /// <summary>Null where it is not known: then no distance limit concerns the site.</summary>
    public GeoPoint? Place { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What the site can handle, such as cold.</summary>
    public IReadOnlyList<string> Handling { get; init; } = [];

    public double HandlingPerUnit { get; init; }

    /// <summary>For each shipment.</summary>
    public double ShipmentFixed { get; init; }

    /// <summary>Past it in the site's zone, shipments leave at the next day's first instant; null ships at once at any hour.</summary>
    public TimeOnly? CutOff { get; init; }

    /// <summary>The site ships nothing while the decision's instant lies within one: from ≤ at &lt; until.</summary>
    public IReadOnlyList<TimeWindow> Downtime { get; init; } = [];

    /// <summary>Orders that may get a shipment; null sets no limit.</summary>
    public long? OrdersPerDay { get; init; }

    /// <summary>Units that may be shipped; null sets no limit.</summary>
    public long? UnitsPerDay { get; init; }

    /// <summary>Units of <see cref="UnitsPerDay"/> that are promised already: they weigh in the load balance only.</summary>
    public double CommittedUnits { get; init; }

    /// <summary>In a batch, once if the site ships anything.</summary>
    public double OpeningCost { get; init; }

    /// <summary>The only destinations that are served; null serves all.</summary>
    public IReadOnlyList<string>? Serves { get; init; }

    public IReadOnlyList<StockLot> Stock { get; init; } = [];

    /// <summary>Units of an item that stay.</summary>
    public IReadOnlyDictionary<string, long> SafetyStock { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);
}

/// <param name="Quantity">Whole units.</param>
/// <param name="ReceivedAt">Null where it is not known: such a lot has no age, and leaves last among those of its expiry.</param>
/// <param name="ExpiresAt">Null for what does not expire.</param>
public sealed record StockLot(string Item, long Quantity, DateTimeOffset? ReceivedAt = null, DateTimeOffset? ExpiresAt = null);
