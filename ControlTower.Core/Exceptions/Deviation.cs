using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions;

public enum CaseKind
{
    SupplierDelay, SupplierDown, SiteDown, LateShipment, CountDifference, DemandSurge, DemandSlump,
    ProductionShortfall, CarrierService, SourceSilent, ClockJump,
    PurchaseOrderConfirmation, LaneCondition, CapacityDrop, AutomationBelowNeed, InboundShortfall, PlannedDowntime, Overdue, StockOut, BelowSafety,
    SupplierHealth, CarrierHealth, KpiMissed, QualityHold, Routine, Backlog,
    SettlementMismatch, SuspectedFraud, UnservedOrders,
}

public enum Severity { Low = 1, Medium = 2, High = 3 }

public enum Urgency { Low = 1, Medium = 2, High = 3 }

/// <summary>How soon to look, from severity × urgency: 6 and over critical, 3 and over warning, else watch.</summary>
public enum Priority { Watch, Warning, Critical }

/// <summary>Something that is not as it should be, found by a rule.</summary>
/// <param name="About">What it is about, as parts of the key under which a case is kept; the first is the site where there is one.</param>
/// <param name="Title">In a few words, without the place.</param>
/// <param name="Function">Whose queue it belongs in.</param>
public sealed record Deviation(CaseKind Kind, IReadOnlyList<string> About, string Title, Severity Severity, DateTimeOffset BeganAt, string Function)
{
    public string? Site { get; init; }

    /// <summary>Where it shows as well, such as the destination of a late shipment.</summary>
    public string? OtherSite { get; init; }

    /// <summary>Where it shows.</summary>
    [JsonIgnore]
    public IEnumerable<string> Sites => new[] { Site, OtherSite }.OfType<string>();

    /// <summary>The items it touches; empty means all that the site handles.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The document it is about: a purchase order, a shipment, a source.</summary>
    public string? Reference { get; init; }

    /// <summary>How long it lasts as far as known, in hours.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Nobody knows when it ends.</summary>
    public bool OpenEnded { get; init; }

    /// <summary>By how much the figure differs from the expected one.</summary>
    public Quantity? Delta { get; init; }

    /// <summary>The same in percent of the expected figure, one decimal.</summary>
    public decimal? Percent { get; init; }

    /// <summary>What the plan, or what was usual, led to expect.</summary>
    public Quantity? Expected { get; init; }

    /// <summary>Below it, it deviates.</summary>
    public Quantity? Lower { get; init; }

    /// <summary>Above it, it deviates.</summary>
    public Quantity? Upper { get; init; }

    /// <summary>What came instead.</summary>
    public Quantity? Actual { get; init; }

    public string? Reason { get; init; }

    [JsonIgnore]
    public string Key => string.Join(Keys.Separator, [Kind.ToString(), .. About]);

    /// <summary>True when this is worse news than <paramref name="before"/>.</summary>
    public bool IsWorseThan(Deviation before) =>
        Severity > before.Severity
        || (Hours ?? 0) > (before.Hours ?? 0)
        || (OpenEnded && !before.OpenEnded)
        || Math.Abs((Delta ?? Quantity.Zero).Micros) > Math.Abs((before.Delta ?? Quantity.Zero).Micros);
}
