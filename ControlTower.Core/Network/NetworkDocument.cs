using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>A network as it is put and got; members that are left out are null and stay as they are.</summary>
public sealed record NetworkDocument
{
    public IReadOnlyList<SiteEntry>? Sites { get; init; }

    public IReadOnlyList<ItemEntry>? Items { get; init; }

    public IReadOnlyList<LaneEntry>? Lanes { get; init; }

    public IReadOnlyList<StockEntry>? Stock { get; init; }

    public IReadOnlyList<SupplierEntry>? Suppliers { get; init; }

    public IReadOnlyList<OrderEntry>? Orders { get; init; }

    public IReadOnlyList<PurchaseOrderEntry>? PurchaseOrders { get; init; }

    public IReadOnlyList<ShipmentEntry>? Shipments { get; init; }

    public IReadOnlyList<BomEntry>? Boms { get; init; }

    public IReadOnlyList<ProductionOrderEntry>? ProductionOrders { get; init; }

    public IReadOnlyList<CarrierEntry>? Carriers { get; init; }
}

/// <param name="Tier">1 delivers to us, 2 delivers to tier 1; null where tiers do not apply.</param>
/// <param name="Lat">WGS 84 degrees.</param>
/// <param name="Lon">WGS 84 degrees.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record SiteEntry(string Id, string Name, SiteKind Kind, int? Tier = null, double? Lat = null, double? Lon = null, string? TimeZone = null)
{
    public string? Region { get; init; }

    /// <summary>Who runs it, where that is somebody else: a key that is bound to this name may see it.</summary>
    public string? Partner { get; init; }

    /// <summary>When it works, in its own zone; null where it always does.</summary>
    public CalendarEntry? Calendar { get; init; }

    /// <summary>Planned, so nobody is surprised.</summary>
    public IReadOnlyList<DowntimeEntry>? Downtime { get; init; }

    /// <summary>Units an hour that it handles or makes.</summary>
    public decimal? Capacity { get; init; }

    public IReadOnlyList<ProductionLineEntry>? ProductionLines { get; init; }

    /// <summary>What an hour costs in which its production stands still.</summary>
    public Money? StopCostPerHour { get; init; }

    /// <summary>What it can handle beyond ordinary goods, such as cold, hazardous or oversize; items ask for it by <see cref="ItemEntry.Requires"/>.</summary>
    public IReadOnlyList<string>? Handling { get; init; }

    /// <summary>Picking and packing one unit, in the currency of the tower.</summary>
    public decimal? HandlingPerUnit { get; init; }

    /// <summary>Preparing one shipment, in the currency of the tower.</summary>
    public decimal? ShipmentFixed { get; init; }

    /// <summary>Orders past it, in the site's zone, leave on its next open day.</summary>
    public TimeOnly? CutOff { get; init; }

    /// <summary>The only destinations that it ships to; null where it ships wherever a lane leads.</summary>
    public IReadOnlyList<string>? Serves { get; init; }

    /// <summary>Stock that stays for some orders, as safety stock stays for none.</summary>
    public IReadOnlyList<PoolEntry>? Pools { get; init; }
}

/// <summary>So many units of an item are kept for orders of these channels and these customers; what is null is kept for all.</summary>
public sealed record PoolEntry(string Item, Quantity Quantity)
{
    public IReadOnlyList<string>? Channels { get; init; }

    public IReadOnlyList<string>? Customers { get; init; }

    /// <summary>From then on it is for everybody; null where it stays.</summary>
    public DateTimeOffset? Until { get; init; }

    public bool IsFor(string? channel, string? customer) => Among(Channels, channel) && Among(Customers, customer);

    private static bool Among(IReadOnlyList<string>? names, string? one) => names is null || (one is not null && names.Contains(one, StringComparer.Ordinal));
}

/// <param name="WeightKg">Of one unit.</param>
/// <param name="UnitCost">At which stock is valued.</param>
public sealed record ItemEntry(string Id, string Name, decimal? WeightKg = null, Money? UnitCost = null)
{
    public string? Family { get; init; }

    /// <summary>What a site has to be able to handle, as told by <see cref="SiteEntry.Handling"/>.</summary>
    public IReadOnlyList<string>? Requires { get; init; }

    /// <summary>Length, width and height of one unit as it is shipped.</summary>
    public IReadOnlyList<decimal>? DimensionsCm { get; init; }

    /// <summary>From receipt until it expires, where a lot does not tell its own day.</summary>
    public decimal? ShelfLifeDays { get; init; }
}

/// <param name="LeadTimeHours">Door to door.</param>
/// <param name="Fixed">Cost of one shipment, in the currency of the tower.</param>
/// <param name="PerKg">Cost of each kilogram, in the currency of the tower.</param>
public sealed record LaneEntry(string From, string To, decimal LeadTimeHours, decimal? Fixed = null, decimal? PerKg = null)
{
    public string? Carrier { get; init; }

    /// <summary>When goods leave on it, in the zone of the site where it begins; null where they always do.</summary>
    public CalendarEntry? Calendar { get; init; }

    public IReadOnlyList<DowntimeEntry>? Downtime { get; init; }

    /// <summary>Units a day that it carries.</summary>
    public decimal? Capacity { get; init; }

    /// <summary>What carriers ask for on it; where there are none, <see cref="Fixed"/> and <see cref="PerKg"/> hold.</summary>
    public IReadOnlyList<RateEntry>? Rates { get; init; }
}

/// <param name="Quantity">Of the lot, or of the whole position where none is named.</param>
public sealed record StockEntry(string Site, string Item, Quantity Quantity)
{
    public string? Lot { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What is to be there always; of the whole position, whichever lot tells of it.</summary>
    public Quantity? Safety { get; init; }
}

/// <param name="Price">For one unit.</param>
/// <param name="Backup">A supplier site that can stand in; it need not list the item itself.</param>
public sealed record SupplierEntry(string Site, string Item, Money? Price = null, string? Backup = null);

public sealed record OrderEntry(
    string Id, string Customer, string Destination, DateTimeOffset PlacedAt, DateTimeOffset PromisedBy, string? Channel, IReadOnlyList<OrderLineEntry> Lines)
{
    /// <summary>What is owed for each hour that it is late.</summary>
    public Money? PenaltyPerHour { get; init; }
}

public sealed record OrderLineEntry(string Id, string Item, Quantity Quantity, Money? Price = null);

public sealed record PurchaseOrderEntry(string Id, string From, string To, IReadOnlyList<ShipmentLineEntry> Lines, DateTimeOffset PromisedAt);

public sealed record ShipmentEntry(string Id, string From, string To, IReadOnlyList<ShipmentLineEntry> Lines, DateTimeOffset PromisedAt)
{
    public string? Carrier { get; init; }

    public string? Order { get; init; }
}

public sealed record ShipmentLineEntry(string Item, Quantity Quantity, string? Id = null);
