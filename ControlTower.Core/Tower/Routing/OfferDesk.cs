using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower.Freight;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Asks sites what serving one order would take, by the network as it stands. A figure that nobody told is taken as free or at once, so that it keeps no site from serving.</summary>
internal sealed class OfferDesk
{
    /// <summary>Nobody waits longer, whatever the figures say.</summary>
    private const decimal LongestHours = 876_000;

    private readonly NetworkState network;
    private readonly AllocationAsk ask;
    private readonly Consignment goods;
    private readonly SortedSet<string> joined = new(StringComparer.Ordinal);
    private readonly SortedSet<string> left;
    private readonly Dictionary<string, OrderLine> lines = new(StringComparer.Ordinal); // lookup only
    private readonly SiteTimes times;

    /// <param name="times">Of this state and instant, where they are known already.</param>
    public OfferDesk(TowerState state, AllocationAsk ask, SiteTimes? times = null)
    {
        (network, this.ask, this.times) = (state.Network, ask, times ?? new(state, ask.Now));
        foreach (var line in ask.Order.Lines) lines.TryAdd(line.Id, line);
        goods = GoodsOf(network, ask.Wanted.Select(want => (ItemOf(want.Line), want.Quantity.Units)));
        HourLate = (double)(ask.Policy.Sourcing.LatenessPenaltyPerHour ?? LatenessOf());
        foreach (var group in state.Orders.Tracks.Find(ask.Order.Id)?.Units ?? [])
        {
            if (group.Place.Site is { } site && OrderMachine.HoldsStock(group.Place.Stage)) joined.Add(site);
        }
        LeavesAnyway = joined.Count > 0;
        left = new(state.Orders.Tracks.Find(ask.Order.Id)?.Units.Where(group => group.Place.Stage != Stage.Cancelled).Select(group => group.Place.Site).OfType<string>() ?? [], StringComparer.Ordinal);
    }

    /// <summary>What an hour of lateness costs: the usual share of what is late, and what is owed by contract.</summary>
    public double HourLate { get; }

    /// <summary>Sites that something of the order leaves already.</summary>
    public IReadOnlyCollection<string> Joined => joined;

    /// <summary>Something of the order left a site before anything was decided here.</summary>
    public bool LeavesAnyway { get; }

    /// <summary>Sites that something of the order leaves or has left.</summary>
    public IReadOnlySet<string> Left => left;

    /// <summary>So many sites more may serve it; null where no limit is set, or somebody named the site.</summary>
    public int? MoreSites => ask.Site is null && ask.Policy.Sourcing.MaxShipmentsPerOrder is { } most ? Math.Max(0, most - left.Count) : null;

    /// <summary>Why a site may not serve it beside those that do; null where it may.</summary>
    public BrokenRule? Full(string site) => MoreSites == 0 && !left.Contains(site) ? OrderRules.TooManySites(left, ask.Policy.Sourcing.MaxShipmentsPerOrder!.Value) : null;

    /// <summary>What a kilogram from there costs in carbon; nothing where it is not priced, or a place is not known.</summary>
    public decimal CarbonPerKg(Site site) => ask.Policy.Sourcing is { CarbonPricePerTonne: { } price, CarbonGramsPerTonneKm: { } grams } && OrderRules.Distance(network, site, ask) is { } km
        ? Math.Min((decimal)km * grams / 1_000_000_000 * price, Micros.Limit)
        : 0;

    /// <summary>What is added to a site that serves it already goes with it.</summary>
    public void Join(string site)
    {
        joined.Add(site);
        left.Add(site);
    }

    public string ItemOf(string line) => lines[line].Item;

    /// <summary>Goods that can be reckoned with, however absurd their figures.</summary>
    public static Consignment GoodsOf(NetworkState network, IEnumerable<(string Item, decimal Units)> lines)
    {
        try
        {
            return Consignment.Of(network, lines);
        }
        catch (OverflowException)
        {
            return new(Micros.Limit, Micros.Limit, Micros.Limit);
        }
    }

    public SiteOffer Offer(Site site)
    {
        var (load, ready) = times.Of(site);
        var lane = LaneOf(site.Id);
        var offer = lane is null ? new SiteOffer(site, null, ready, ready) : Cheapest(site, lane, ready);
        var joins = joined.Contains(site.Id);
        return offer with { Joins = joins, Load = load, Objections = joins || ask.Site is not null ? [] : [.. Objections(offer, lane, load)] };
    }

    private LaneEntry? LaneOf(string site) => ask.Order.Destination is { } to ? network.Lane(site, to) : null;

    /// <summary>By the rate that asks least with its lateness, of equal ones by the one that arrives first.</summary>
    private SiteOffer Cheapest(Site site, LaneEntry lane, DateTimeOffset ready)
    {
        var (best, least) = (new SiteOffer(site, null, ready, ready), double.PositiveInfinity);
        foreach (var rate in FreightShopping.RatesOf(lane))
        {
            var offer = Carried(site, (lane, rate), ready);
            var asks = Expected(offer);
            if (best.Tariff is null || asks < least || (asks == least && offer.Arrives < best.Arrives)) (best, least) = (offer, asks);
        }
        return best;
    }

    private SiteOffer Carried(Site site, (LaneEntry Lane, RateEntry Rate) by, DateTimeOffset ready)
    {
        var leaves = WorkTime.Of(by.Lane, site.Entry).Opening(ready) ?? ready;
        var hours = network.EffectiveLeadTime(by.Rate.LeadTimeHours is { } own ? by.Lane with { LeadTimeHours = own } : by.Lane, leaves);
        return new(site, new(by.Rate, network.Carriers.Find(by.Rate.Carrier)), leaves.ToUniversalTime(), After(leaves, hours)) { LateHours = times.LateHoursOf(by.Rate.Carrier) };
    }

    private double Expected(SiteOffer offer) => (double)offer.Tariff!.Amount(goods) + (HourLate * HoursLate(offer));

    /// <summary>Past the promise, with what its carrier is late by on average.</summary>
    public double HoursLate(SiteOffer offer) => ask.Order.PromisedBy is { } promise ? Math.Max(0, (offer.Arrives - promise).TotalHours + offer.LateHours) : 0;

    private IEnumerable<BrokenRule> Objections(SiteOffer offer, LaneEntry? lane, DayLoad? load)
    {
        var (site, terms) = (offer.Site, ask.Policy.Sourcing);
        if (site.Entry.Downtime?.FirstOrDefault(one => one.From <= ask.Now && ask.Now < one.Until) is { } down) yield return OrderRules.Downtime(down.From, down.Until);
        if (load is not null && load.IsThrottled(terms.ThrottleShare)) yield return OrderRules.Throttled(load, terms.ThrottleShare);
        if (lane is not null && network.LaneConditions.Find(Keys.Of(lane.From, lane.To)) is { Measured: false } trouble && trouble.HoldsAt(ask.Now)) yield return OrderRules.Closed(trouble);
        if (terms.Soft.Contains(SoftConstraint.Promise) && HoursLate(offer) is > 0 and var late) yield return OrderRules.Late(late);
        if (terms.Soft.Contains(SoftConstraint.Distance) && OrderRules.TooFar(network, site, ask) is { } far) yield return far;
        if (terms.Soft.Contains(SoftConstraint.PreferredSites) && !terms.PreferredSites.Contains(site.Id, StringComparer.Ordinal)) yield return OrderRules.NotPreferred(site);
    }

    private static DateTimeOffset After(DateTimeOffset at, decimal hours) => at.AddTicks((long)(Math.Clamp(hours, 0, LongestHours) * TimeSpan.TicksPerHour)).ToUniversalTime();

    private decimal LatenessOf()
    {
        var worth = ask.Wanted.Sum(want => lines[want.Line] is { Price: { } price } && price.Currency == ask.Rules.Currency ? Math.Min(price.Amount * want.Quantity.Units, Micros.Limit) : 0);
        var owed = ask.Order.PenaltyPerHour is { } penalty && penalty.Currency == ask.Rules.Currency ? penalty.Amount : 0;
        return Math.Min((worth * ask.Rules.LatenessPerHour) + owed, Micros.Limit);
    }
}
