using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>What the simulation needs of the document, sorted by the part it plays.</summary>
internal sealed class DemoWorld
{
    public DemoWorld(int seed, DateTimeOffset start, NetworkDocument document)
    {
        Seed = seed;
        Start = DemoNetwork.WholeSecond(start);
        var sites = document.Sites ?? [];
        Series = DemoSeries.All(seed);
        var counted = (document.Stock ?? []).Where(entry => DemoItems.Counted.Contains(entry.Item)).ToArray();
        Counted = [.. counted.Where((_, index) => index % 3 != 0)];
        Miscounted = [.. counted.Where((_, index) => index % 3 == 0)];
        Shipments = document.Shipments ?? [];
        PurchaseOrders = document.PurchaseOrders ?? [];
        ProductionOrders = document.ProductionOrders ?? [];
        Lanes = [.. (document.Lanes ?? []).Where(lane => IsOwn(lane.From))];
        Fallible = [.. sites.Where(site => site.Kind is SiteKind.DistributionCenter or SiteKind.CrossDock or SiteKind.Port or SiteKind.Plant).Select(site => site.Id)];
        Lines = [.. DemoMaking.Made.Where(made => sites.Any(site => site.Id == made.Plant))];
    }

    public int Seed { get; }

    public DateTimeOffset Start { get; }

    public IReadOnlyList<DemoSeries> Series { get; }

    /// <summary>Positions whose counts agree with the book.</summary>
    public IReadOnlyList<StockEntry> Counted { get; }

    /// <summary>Positions that are only ever miscounted: a count that differs moves the book, and later ones would differ from that.</summary>
    public IReadOnlyList<StockEntry> Miscounted { get; }

    /// <summary>Those at even places may run into trouble; those at odd places run to time.</summary>
    public IReadOnlyList<ShipmentEntry> Shipments { get; }

    public IReadOnlyList<PurchaseOrderEntry> PurchaseOrders { get; }

    public IReadOnlyList<ProductionOrderEntry> ProductionOrders { get; }

    /// <summary>From plants and distribution centres.</summary>
    public IReadOnlyList<LaneEntry> Lanes { get; }

    public IReadOnlyList<string> Fallible { get; }

    /// <summary>A plant and what it makes; those at even places keep to their plan.</summary>
    public IReadOnlyList<(string Plant, string Item)> Lines { get; }

    /// <summary>Slots from the start until a document's shipment arrives: shortly before it was promised, the opening's late one eleven hours after.</summary>
    public long ArrivalSlot(ShipmentEntry shipment)
    {
        var early = TimeSpan.FromMinutes(DemoRandom.For(Seed, shipment.Id).From(2, 35));
        var at = shipment.Id == DemoTraffic.LateShipment ? shipment.PromisedAt + DemoOpening.LateBy : shipment.PromisedAt - early;
        return Math.Max(45, (at - Start).Ticks / DemoMoment.TicksPerSlot);
    }

    /// <summary>Slots from the start until an instant.</summary>
    public long SlotAt(DateTimeOffset at) => (at - Start).Ticks / DemoMoment.TicksPerSlot;

    public static decimal Book(DemoMoment moment, StockEntry position) => moment.Book?.Invoke(position.Site, position.Item) ?? position.Quantity.Units;

    private static bool IsOwn(string site) => site.StartsWith("DC-", StringComparison.Ordinal) || site.StartsWith("PLT-", StringComparison.Ordinal);
}
