using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Orders that are decided together. Each has lanes of its own, since what it leaves already, what it weighs and what its lateness costs are its own.</summary>
internal sealed class ResourceQuestion
{
    private readonly TowerRules rules;
    private readonly TowerState freed;
    private readonly FreeStock free;
    private readonly ResourceScope scope;
    private readonly long unit = Micros.PerUnit;
    private readonly bool isOnePolicy;
    private readonly SiteTimes times;
    private readonly Dictionary<string, IReadOnlyList<string>> holders = new(StringComparer.Ordinal); // lookup only

    public ResourceQuestion((TowerState State, DateTimeOffset Now, TowerRules Rules) tower, ResourceScope scope, IReadOnlyList<OrderTrack> tracks)
    {
        (Now, rules, this.scope) = (tower.Now, tower.Rules, scope);
        var units = tracks.SelectMany(track => Touched(track, scope)).ToList();
        while (unit > 1 && units.Exists(group => group.Quantity.Micros % unit != 0)) unit /= 10;
        freed = tracks.Aggregate(tower.State, (state, track) => Freeing.Of(state, track, Touched(track, scope)));
        (free, times) = (new(freed.Network, Now), new(freed, Now));
        Orders = [.. tracks.Select(Open)];
        isOnePolicy = Orders.Select(order => order.Ask.Policy.Name).Distinct(StringComparer.Ordinal).Count() == 1;
    }

    public DateTimeOffset Now { get; }

    public IReadOnlyList<ResourceAsk> Orders { get; }

    /// <summary>Units of an order that the scope is about: set aside, and not picked.</summary>
    public static IEnumerable<UnitGroup> Touched(OrderTrack track, ResourceScope scope) =>
        track.Held is null && (scope.To is null || track.Order.Destination == scope.To) ? track.At(Stage.Allocated, Stage.Released).Where(group => group.Place.Site == scope.Site) : [];

    /// <param name="limits">What speaks against sites holds, and what their day can do.</param>
    public SourcingProblem Problem(bool limits)
    {
        var willing = Orders.Select(order => (Order: order, Offers: order.Offers.Where(offer => !limits || offer.Objections.Count == 0).ToList())).ToList();
        var items = Orders.SelectMany(order => order.Order.Lines.Select(line => line.Item)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var sites = willing.SelectMany(one => one.Offers).GroupBy(offer => offer.Site.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => SiteOf(group.First(), items, limits)).ToList(); // ordered: as they first occur
        var lanes = willing.SelectMany(one => one.Offers.Select(offer => LaneOf(one.Order, offer))).ToList();
        return new(SourcingMode.Batch, Now, PolicyOf(sites, lanes))
        {
            Sites = sites,
            Items = [.. items.Select(item => new SourcingItem(item, (double)(freed.Network.Items.Find(item)?.Entry.WeightKg ?? 0) * unit / Micros.PerUnit, []))],
            Lanes = lanes,
            Orders = [.. Orders.Select(order => order.Order)],
        };
    }

    /// <summary>Whether units are left that a site could send if what speaks against it, or what it can do in a day, were dropped.</summary>
    public bool IsLimited(SourcingProblem problem, SourcingAnswer answer)
    {
        var given = answer.Orders.SelectMany(order => order.Shipments).GroupBy(shipment => shipment.Site, StringComparer.Ordinal) // ordered: goes into a dictionary that is only looked up
            .ToDictionary(site => site.Key, site => site.Sum(shipment => shipment.Lines.Sum(line => line.Quantity)), StringComparer.Ordinal); // lookup only
        var full = problem.Sites.Where(site => given.GetValueOrDefault(site.Id) >= site.UnitsPerDay).Select(site => site.Id).ToHashSet(StringComparer.Ordinal); // lookup only
        return Orders.Zip(answer.Orders).Any(one => one.Second.Unfilled.Any(left => one.First.Offers.Any(offer =>
            (offer.Objections.Count > 0 || full.Contains(offer.Site.Id)) && free.At(offer.Site.Id, one.First.Track.Line(left.Line)!.Item) > Quantity.Zero)));
    }

    private ResourceAsk Open(OrderTrack track)
    {
        var wanted = Touched(track, scope).GroupBy(group => group.Line, StringComparer.Ordinal).Select(line => new LineUnits(line.Key, line.Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity))).ToList(); // ordered: as they first occur
        var ask = new AllocationAsk(track.Order, wanted, Now, rules) { Policy = AppliedPolicy.To(freed, track) };
        var question = new OrderQuestion(freed, ask, free, new(unit, times));
        var items = wanted.Select(want => track.Line(want.Line)!.Item).Distinct(StringComparer.Ordinal).ToList();
        var offers = track.PickUp is not null ? [] : items.SelectMany(HoldersOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => freed.Network.Sites[id]).Where(site => !(scope.Avoid && site.Id == scope.Site) && !OrderRules.OfSite(freed.Network, site, ask).Any() && question.Desk.Full(site.Id) is null)
            .Select(question.Desk.Offer).ToList();
        var order = new SourcingOrder(track.Id, track.Id, [.. question.Wanted.Select(want => new SourcingLine(want.Line, track.Line(want.Line)!.Item, want.Units))])
        {
            Priority = 9 - track.Priority,
            // Where no site may be added, only those that it leaves anyway are asked.
            MaxShipments = question.Desk.MoreSites is 0 ? null : question.Desk.MoreSites,
        };
        return new(track, ask, question, order) { Offers = offers, Before = question.Desk.Offer(freed.Network.Sites[scope.Site]) };
    }

    /// <summary>Sites that hold free stock of an item.</summary>
    private IReadOnlyList<string> HoldersOf(string item)
    {
        if (!holders.TryGetValue(item, out var known)) holders[item] = known = [.. freed.Network.PositionsOf(item).Select(position => position.Site).Where(site => free.At(site, item) > Quantity.Zero)];
        return known;
    }

    private SourcingSite SiteOf(SiteOffer offer, List<string> items, bool limits)
    {
        var handles = items.Where(item => OrderRules.Missing(freed.Network, offer.Site, item, Orders[0].Ask).Count == 0);
        return Orders[0].Question.SiteOf(offer, limits) with
        {
            ShipmentFixed = 0,
            Stock = [.. handles.SelectMany(item => free.LotsAt(offer.Site.Id, item, Now).Where(lot => lot.Quantity.Micros >= unit).Select(lot => new StockLot(item, lot.Quantity.Micros / unit, lot.ReceivedAt, lot.ExpiresAt)))],
        };
    }

    private SourcingLane LaneOf(ResourceAsk order, SiteOffer offer)
    {
        var (lane, desk) = (order.Question.LaneOf(offer), order.Question.Desk);
        return lane with { To = order.Order.Id, Fixed = lane.Fixed + order.Question.FixedOf(offer) + OwnSplit(order, offer) + (desk.HourLate * desk.HoursLate(offer)), LeadTimeHours = 0 };
    }

    /// <summary>
    /// Under several policies each order pays its own penalty for every shipment, the first as well: that adds the same to all ways in which
    /// an order is served, so the same way is best.
    /// </summary>
    private double OwnSplit(ResourceAsk order, SiteOffer offer) =>
        isOnePolicy || offer.Joins || order.Question.Desk.Joined.Count > 0 ? 0 : (double)order.Ask.Policy.Sourcing.SplitPenalty;

    private SourcingPolicy PolicyOf(IReadOnlyList<SourcingSite> sites, IReadOnlyList<SourcingLane> lanes)
    {
        var heaviest = Orders.SelectMany(order => order.Order.Lines).Select(line => (double)(freed.Network.Items.Find(line.Item)?.Entry.WeightKg ?? 0)).DefaultIfEmpty().Max() * unit / Micros.PerUnit;
        var dearest = lanes.Select(lane => lane.Fixed + lane.PerUnit + (heaviest * lane.PerKg)).DefaultIfEmpty().Max() + sites.Select(site => site.HandlingPerUnit).DefaultIfEmpty().Max();
        var (terms, split) = (Orders[0].Ask.Policy.Sourcing, Orders.Max(order => (double)order.Ask.Policy.Sourcing.SplitPenalty));
        return Orders[0].Question.PolicyOf((2 * (dearest + split + (double)Orders.Max(order => order.Ask.Policy.Sourcing.BalanceWeight))) + 1) with
        {
            LatenessPenaltyPerHour = 0,
            MaxDistanceKm = null,
            SplitPenalty = isOnePolicy ? (double)terms.SplitPenalty : 0,
            MaxShipmentsPerOrder = null,
            // What one of several policies forbids, none does: no line may be split that its own keeps whole.
            AllowLineSplit = Orders.All(order => order.Ask.Policy.Sourcing.AllowLineSplit),
        };
    }
}

/// <summary>What one of them asks.</summary>
/// <param name="Order">As the engine is asked, with its own id for a destination.</param>
internal sealed record ResourceAsk(OrderTrack Track, AllocationAsk Ask, OrderQuestion Question, SourcingOrder Order)
{
    public required IReadOnlyList<SiteOffer> Offers { get; init; }

    /// <summary>How it stands: by the site that served it so far, when it is up.</summary>
    public required SiteOffer Before { get; init; }
}
