using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Cartons;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>One order and the sites that could serve it, as a question to the sourcing engine. Only sites that hold free stock of its items are in it.</summary>
internal sealed class OrderQuestion
{
    private readonly TowerState state;
    private readonly AllocationAsk ask;
    private readonly Consignment goods;
    private readonly (double Fixed, double PerUnit) packing;

    /// <summary>Micros of one unit of the question: the largest power of ten that divides all that is wanted.</summary>
    private readonly long unit;

    public OrderQuestion(TowerState state, AllocationAsk ask, FreeStock free, AskedTogether? together = null)
    {
        (this.state, this.ask, Free, unit) = (state, ask, free, together?.Unit ?? Micros.PerUnit);
        Desk = new(state, ask, together?.Times);
        while (unit > 1 && ask.Wanted.Any(want => want.Quantity.Micros % unit != 0)) unit /= 10;
        Wanted = [.. ask.Wanted.Select(want => (want.Line, want.Quantity.Micros / unit)).Where(want => want.Item2 > 0)];
        packing = PackingOf(CartonsOf(Wanted));
        goods = OfferDesk.GoodsOf(state.Network, ask.Wanted.Select(want => (Desk.ItemOf(want.Line), want.Quantity.Units)));
    }

    /// <summary>Of one item, more are packed like so many.</summary>
    private const decimal MostPacked = 1_000_000_000;

    public OfferDesk Desk { get; }

    public FreeStock Free { get; }

    private SourcingTerms Policy => ask.Policy.Sourcing;

    /// <summary>Of the question, in units of the items.</summary>
    public double UnitSize => (double)unit / Micros.PerUnit;

    public Quantity QuantityOf(long units) => new(units * unit);

    public long UnitsIn(Quantity quantity) => quantity.Micros / unit;

    public decimal UnitsOf(long units) => new Quantity(units * unit).Units;

    /// <summary>Goods of the order that a site is given.</summary>
    public Consignment GoodsOf(IEnumerable<(string Line, long Units)> parts) => OfferDesk.GoodsOf(state.Network, parts.Select(part => (Desk.ItemOf(part.Line), UnitsOf(part.Units))));

    /// <summary>What they are packed in; null where the policy prices no cartons.</summary>
    public CartonSet? CartonsOf(IEnumerable<(string Line, long Units)> parts) => Policy.Cartons is not { Count: > 0 } types || ask.Fetched ? null : CartonPacking.Of(types,
        [.. parts.Select(part => (Item: Desk.ItemOf(part.Line), Count: (long)Math.Min(Math.Ceiling(UnitsOf(part.Units)), MostPacked))).GroupBy(part => part.Item, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal) // ordered: as they first occur
            .Select(group => Packed(group.Key, group.Sum(part => part.Count)))]);

    private PackedItem Packed(string item, long count) => state.Network.Items.Find(item)?.Entry is { } entry ? new(item, entry.DimensionsCm ?? [], entry.WeightKg ?? 0, count) : new(item, [], 0, count);

    /// <summary>When goods have to be alive still that a site sends; where it is named, or is the destination, when it gives them out.</summary>
    public DateTimeOffset Until(SiteOffer offer) => ask.Site is not null ? ask.Now : offer.Arrives.AddTicks((long)(Math.Min(Policy.KeepsHours, 87_600) * TimeSpan.TicksPerHour));

    /// <param name="limits">Whether what a site can still do in a day limits it.</param>
    public SourcingProblem Problem(IReadOnlyList<SiteOffer> offers, IReadOnlyList<(string Line, long Units)> wanted, bool limits)
    {
        var order = OrderOf(wanted);
        var destination = state.Network.Sites.Find(ask.Order.Destination ?? "") is { } to ? OrderRules.PlaceOf(to) : null;
        var items = order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var lanes = offers.Select(LaneOf).ToList();
        var sites = offers.Select(offer => SiteOf(offer, limits) with { Stock = [.. items.SelectMany(item => LotsOf(offer, item))] }).ToList();
        return new(SourcingMode.Single, ask.Now, PolicyOf(PenaltyOver(offers, (sites, lanes), wanted)))
        {
            Sites = sites,
            Items = [.. items.Select(item => new SourcingItem(item, (double)(state.Network.Items.Find(item)?.Entry.WeightKg ?? 0) * UnitSize, []))],
            Lanes = lanes,
            Destinations = destination is { } place && FarthestKm is not null ? [new(order.Destination, place)] : [],
            Orders = [order],
        };
    }

    public IReadOnlyList<(string Line, long Units)> Wanted { get; }

    public decimal? SplitSavesHours => Policy.SplitSavesHours;

    public decimal? SplitCostsAtMost => Policy.SplitCostsAtMost;

    public bool LimitsSplits => ask.Site is null && (SplitSavesHours is not null || SplitCostsAtMost is not null);

    private SourcingOrder OrderOf(IReadOnlyList<(string Line, long Units)> wanted) =>
        new(ask.Order.Id, ask.Order.Destination ?? "", [.. wanted.Select(want => new SourcingLine(want.Line, Desk.ItemOf(want.Line), want.Units))]) { PromisedBy = ask.Order.PromisedBy };

    /// <summary>What a shipment from there costs the site itself. Each site that an order did not leave before is one shipment more; the first of all costs no split.</summary>
    public double FixedOf(SiteOffer offer) => offer.Joins ? 0 : (double)(offer.Site.Entry.ShipmentFixed ?? 0) + (Desk.Joined.Count > 0 ? (double)Policy.SplitPenalty : 0);

    /// <summary>Each shipment needs one carton at least, the cheapest; what all of it would cost beyond is spread over its units.</summary>
    private (double Fixed, double PerUnit) PackingOf(CartonSet? cartons)
    {
        if (cartons is not { Price: > 0 }) return default;
        var first = Math.Min(Policy.Cartons!.Min(type => type.Price), cartons.Price);
        return ((double)first, (double)((cartons.Price - first) / Math.Max(1, Wanted.Sum(want => UnitsOf(want.Units)))));
    }

    /// <summary>Without its stock.</summary>
    public SourcingSite SiteOf(SiteOffer offer, bool limits)
    {
        // What a site can do after what it has promised; the share that is promised stays what it is.
        var room = limits && offer.Load is { } load ? Math.Max(0, (long)Math.Min(((load.PerDay * Policy.ThrottleShare) - load.Committed) / (decimal)UnitSize, long.MaxValue / 2)) : (long?)null;
        return new(offer.Site.Id)
        {
            Place = OrderRules.PlaceOf(offer.Site),
            HandlingPerUnit = (double)(offer.Site.Entry.HandlingPerUnit ?? 0) * UnitSize,
            ShipmentFixed = FixedOf(offer),
            UnitsPerDay = room,
            CommittedUnits = room is { } left ? offer.Load!.Share * left : 0,
        };
    }

    private IEnumerable<StockLot> LotsOf(SiteOffer offer, string item) => OrderRules.Missing(state.Network, offer.Site, item, ask).Count > 0
        ? []
        : Free.LotsAt(offer.Site.Id, item, Until(offer)).Where(lot => lot.Quantity.Micros >= unit).Select(lot => new StockLot(item, lot.Quantity.Micros / unit, lot.ReceivedAt, lot.ExpiresAt));

    public SourcingLane LaneOf(SiteOffer offer)
    {
        var (start, perUnit, perKg) = offer.Tariff?.Linear(goods) ?? (0, 0, 0);
        return new(offer.Site.Id, ask.Order.Destination ?? "")
        {
            Fixed = offer.Joins ? 0 : start + packing.Fixed,
            PerUnit = (perUnit + packing.PerUnit) * UnitSize,
            PerKg = perKg + (double)Desk.CarbonPerKg(offer.Site),
            LeadTimeHours = (offer.Arrives - ask.Now).TotalHours + offer.LateHours,
        };
    }

    /// <summary>Where distance only speaks against a site, the offers say so.</summary>
    private double? FarthestKm => Policy.Soft.Contains(SoftConstraint.Distance) ? null : (double?)Policy.MaxDistanceKm;

    /// <param name="left">For each unit that nobody serves.</param>
    public SourcingPolicy PolicyOf(double left) => new()
    {
        UnfilledPenaltyPerUnit = left,
        // Where no site may be added, only those that it leaves anyway are asked.
        MaxShipmentsPerOrder = Desk.MoreSites is 0 ? null : Desk.MoreSites,
        AllowLineSplit = Policy.AllowLineSplit,
        SplitPenalty = Desk.Joined.Count > 0 ? 0 : (double)Policy.SplitPenalty,
        AgeCreditPerUnitDay = (double)Policy.AgeCreditPerUnitDay * UnitSize,
        LatenessPenaltyPerHour = Desk.HourLate,
        BalanceWeight = (double)Policy.BalanceWeight * UnitSize,
        MaxDistanceKm = FarthestKm,
    };

    /// <summary>A unit left costs more than any way to send it, so that none is left which a site could send.</summary>
    private double PenaltyOver(IReadOnlyList<SiteOffer> offers, (List<SourcingSite> Sites, List<SourcingLane> Lanes) by, IReadOnlyList<(string Line, long Units)> wanted)
    {
        var heaviest = wanted.Select(want => (double)(state.Network.Items.Find(Desk.ItemOf(want.Line))?.Entry.WeightKg ?? 0)).DefaultIfEmpty().Max();
        var carried = by.Sites.Zip(by.Lanes, (site, lane) => site.ShipmentFixed + lane.Fixed + site.HandlingPerUnit + lane.PerUnit + (heaviest * UnitSize * lane.PerKg)).DefaultIfEmpty().Max();
        var dearest = carried + (Desk.HourLate * offers.Select(Desk.HoursLate).DefaultIfEmpty().Max());
        return (2 * (dearest + (double)Policy.SplitPenalty + (double)Policy.BalanceWeight)) + 1;
    }
}

/// <summary>What orders share that are asked about together.</summary>
/// <param name="Unit">The largest unit that they may be asked in; micros.</param>
/// <param name="Times">Of the state in which they are asked; null where that changes from one to the next.</param>
internal sealed record AskedTogether(long Unit, SiteTimes? Times = null);
