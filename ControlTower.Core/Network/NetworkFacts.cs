using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>Lists that are given replace what was there; lists that are null leave it.</summary>
/// <param name="RetiredSites">Left out of the new list, yet still referred to.</param>
/// <param name="RetiredItems">Left out of the new list, yet still referred to.</param>
[FactKind("network.defined")]
public sealed record NetworkDefined(
    IReadOnlyList<SiteEntry>? Sites,
    IReadOnlyList<ItemEntry>? Items,
    IReadOnlyList<LaneEntry>? Lanes,
    IReadOnlyList<SupplierEntry>? Suppliers,
    IReadOnlyList<string> RetiredSites,
    IReadOnlyList<string> RetiredItems) : IFact
{
    public IReadOnlyList<BomEntry>? Boms { get; init; }

    public IReadOnlyList<CarrierEntry>? Carriers { get; init; }
}

/// <summary>A site works at other hours from now on, is down at other times, or handles another quantity.</summary>
[FactKind("site.scheduled")]
public sealed record SiteScheduled(string Site, ScheduleEntry Schedule) : IFact;

/// <summary>A planned downtime is over.</summary>
[FactKind("site.downtimeEnded")]
public sealed record DowntimeEnded(string Site) : IFact;

[FactKind("lane.scheduled")]
public sealed record LaneScheduled(string From, string To, ScheduleEntry Schedule) : IFact;

/// <summary>The quantity found replaces the book.</summary>
/// <param name="Book">What the book said before.</param>
[FactKind("stock.counted")]
public sealed record StockCounted(string Site, string Item, string? Lot, Quantity Quantity, Quantity Book) : IFact
{
    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>What is to be at a site always.</summary>
[FactKind("stock.safetySet")]
public sealed record StockSafetySet(string Site, string Item, Quantity Safety) : IFact;

/// <summary>So many positions moved at once that they are looked at bit by bit: whether they are short of what should be there.</summary>
[FactKind("stock.toBeLookedAt")]
public sealed record StockToBeLookedAt(IReadOnlyList<StockPlace> Places) : IFact;

[FactKind("stock.lookedAt")]
public sealed record StockLookedAt(IReadOnlyList<StockPlace> Places) : IFact;

/// <summary>Stock promised to a movement that has not left yet.</summary>
[FactKind("stock.reserved")]
public sealed record StockReserved(string Site, string Item, Quantity Quantity, string Reference) : IFact;

/// <summary>What was reserved is not taken after all.</summary>
/// <param name="Reference">What it was reserved for.</param>
[FactKind("stock.released")]
public sealed record StockReleased(string Site, string Item, Quantity Quantity, string Reference) : IFact;

/// <summary>Stock that left a site, and was reserved for it before.</summary>
[FactKind("stock.dispatched")]
public sealed record StockDispatched(string Site, string Item, Quantity Quantity, string Reference) : IFact;

/// <summary>Stock that came in with a shipment.</summary>
[FactKind("stock.received")]
public sealed record StockReceived(string Site, string Item, Quantity Quantity, string Reference) : IFact;

[FactKind("site.wentDown")]
public sealed record SiteWentDown(string Site, DateTimeOffset From, DateTimeOffset? Until, string? Reason) : IFact;

[FactKind("site.cameUp")]
public sealed record SiteCameUp(string Site) : IFact;

/// <summary>Stock came or went without a movement of its own.</summary>
/// <param name="Delta">What the book moves by, never more than it holds.</param>
/// <param name="Missing">What went beyond what the book held; zero where it held enough.</param>
/// <param name="To">Where a transfer goes; it is there only when it is received.</param>
[FactKind("stock.adjusted")]
public sealed record StockAdjusted(string Site, string Item, string? Lot, Quantity Delta, AdjustmentReason Reason, Quantity Missing, string? To) : IFact;

/// <summary>A lot may not leave.</summary>
/// <param name="SetApart">Of what belongs to no lot, so much is known to be of this one from now on.</param>
[FactKind("lot.held")]
public sealed record LotHeld(string Site, string Item, string Lot, Quantity SetApart, string? Reason) : IFact;

[FactKind("lot.released")]
public sealed record LotReleased(string Site, string Item, string Lot, string? Reason) : IFact;

[FactKind("lane.conditionTold")]
public sealed record LaneConditionTold(LaneCondition Condition) : IFact;

/// <summary>It was told to be normal again, or its time is over.</summary>
[FactKind("lane.conditionEnded")]
public sealed record LaneConditionEnded(string From, string To) : IFact;

[FactKind("site.capacityTold")]
public sealed record SiteCapacityTold(CapacityShare Share) : IFact;

/// <summary>All of it is there again.</summary>
[FactKind("site.capacityRestored")]
public sealed record SiteCapacityRestored(string Site) : IFact;

[FactKind("automation.reported")]
public sealed record AutomationReported(AutomationReading Reading) : IFact;
