using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>The network as it stands: what is connected to what, what lies where, what is down.</summary>
/// <param name="Version">Of the last change to sites, items, lanes, suppliers or bills of material; the ETag of the network.</param>
public sealed record NetworkState(
    long Version,
    OrdinalMap<Site> Sites,
    OrdinalMap<Item> Items,
    OrdinalMap<LaneEntry> LanesFrom,
    OrdinalMap<LaneEntry> LanesTo,
    OrdinalMap<SupplierEntry> Suppliers,
    OrdinalMap<StockPosition> Stock,
    OrdinalMap<OrdinalMap<bool>> SitesHolding,
    OrdinalMap<Outage> Outages)
{
    public static NetworkState Empty { get; } = new(
        0, OrdinalMap<Site>.Empty, OrdinalMap<Item>.Empty, OrdinalMap<LaneEntry>.Empty, OrdinalMap<LaneEntry>.Empty,
        OrdinalMap<SupplierEntry>.Empty, OrdinalMap<StockPosition>.Empty, OrdinalMap<OrdinalMap<bool>>.Empty, OrdinalMap<Outage>.Empty);

    /// <summary>By item: the sites that deliver it.</summary>
    public OrdinalMap<OrdinalMap<bool>> SitesSupplying { get; init; } = OrdinalMap<OrdinalMap<bool>>.Empty;

    public OrdinalMap<CarrierEntry> Carriers { get; init; } = OrdinalMap<CarrierEntry>.Empty;

    /// <summary>By item: the sites that make it.</summary>
    public OrdinalMap<OrdinalMap<bool>> SitesMaking { get; init; } = OrdinalMap<OrdinalMap<bool>>.Empty;

    /// <summary>By site, item and alternate.</summary>
    public OrdinalMap<BomEntry> Boms { get; init; } = OrdinalMap<BomEntry>.Empty;

    /// <summary>By input: what it goes into by the usual ways, in the order of site and product.</summary>
    public OrdinalMap<IReadOnlyList<BomEntry>> BomsUsing { get; init; } = OrdinalMap<IReadOnlyList<BomEntry>>.Empty;

    /// <summary>What became of all stock, by site, item and lot.</summary>
    public OrdinalMap<StockLedger> Ledger { get; init; } = OrdinalMap<StockLedger>.Empty;

    /// <summary>Positions that moved and were not looked at yet, by site and item.</summary>
    public OrdinalMap<StockPlace> ToLookAt { get; init; } = OrdinalMap<StockPlace>.Empty;

    /// <summary>How an item is made at a site, the usual way first.</summary>
    public IEnumerable<BomEntry> BomsOf(string site, string item) => Boms.WithPrefix(Keys.Prefix(Keys.Of(site, item))).Select(pair => pair.Value);

    /// <summary>The usual way to make an item at a site; null where it is not made there.</summary>
    public BomEntry? Bom(string site, string item) => Boms.Find(Keys.Of(site, item, ""));

    /// <summary>The usual ways to make an item, in order of site id.</summary>
    public IEnumerable<BomEntry> BomsFor(string item) => (SitesMaking.Find(item) ?? OrdinalMap<bool>.Empty).Keys.Select(site => Boms[Keys.Of(site, item, "")]);

    /// <summary>What an item goes into by the usual ways, in the order of site and product.</summary>
    public IReadOnlyList<BomEntry> BomsWith(string input) => BomsUsing.Find(input) ?? [];

    /// <summary>Each site by its owner.</summary>
    public OrdinalMap<bool> Owned { get; init; } = OrdinalMap<bool>.Empty;

    public bool IsOwned(string owner, string site) => Owned.ContainsKey(Keys.Of(owner, site));

    /// <summary>In order of site id; reads nothing of other owners.</summary>
    public IEnumerable<string> OwnedBy(string owner) => Owned.WithPrefix(Keys.Prefix(owner)).Select(pair => pair.Key[(owner.Length + 1)..]);

    public StockPosition? StockOf(string site, string item) => Stock.Find(Keys.Of(site, item));

    public IEnumerable<LaneEntry> LanesOutOf(string site) => LanesFrom.WithPrefix(Keys.Prefix(site)).Select(pair => pair.Value);

    public IEnumerable<LaneEntry> LanesInto(string site) => LanesTo.WithPrefix(Keys.Prefix(site)).Select(pair => pair.Value);

    public LaneEntry? Lane(string from, string to) => LanesFrom.Find(Keys.Of(from, to));

    /// <summary>What a supplier delivers, by item.</summary>
    public IEnumerable<SupplierEntry> SuppliedBy(string site) => Suppliers.WithPrefix(Keys.Prefix(site)).Select(pair => pair.Value);

    /// <summary>Who delivers an item, in order of site id.</summary>
    public IEnumerable<SupplierEntry> SuppliersOf(string item) =>
        (SitesSupplying.Find(item) ?? OrdinalMap<bool>.Empty).Keys.Select(site => Suppliers[Keys.Of(site, item)]);

    /// <summary>Positions of an item in order of site id, with or without stock.</summary>
    public IEnumerable<StockPosition> PositionsOf(string item) =>
        (SitesHolding.Find(item) ?? OrdinalMap<bool>.Empty).Keys.Select(site => Stock[Keys.Of(site, item)]);

    public bool IsDown(string site, DateTimeOffset at) =>
        Outages.TryGetValue(site, out var outage) && at >= outage.From && (outage.Until is not { } until || at < until);

    /// <summary>When the next planned downtime of each site is over.</summary>
    public DueTimes DowntimeEnds { get; init; } = DueTimes.None;

    /// <summary>What slows lanes down, by from and to.</summary>
    public OrdinalMap<LaneCondition> LaneConditions { get; init; } = OrdinalMap<LaneCondition>.Empty;

    /// <summary>When it is over by itself, by from and to.</summary>
    public DueTimes LaneEnds { get; init; } = DueTimes.None;

    /// <summary>Sites that have less than all of their capacity.</summary>
    public OrdinalMap<CapacityShare> CapacityShares { get; init; } = OrdinalMap<CapacityShare>.Empty;

    /// <summary>When they have it again by themselves.</summary>
    public DueTimes CapacityEnds { get; init; } = DueTimes.None;

    /// <summary>The newest reading of each machine, by site and system.</summary>
    public OrdinalMap<AutomationReading> Automation { get; init; } = OrdinalMap<AutomationReading>.Empty;

    /// <summary>Door to door in hours for what leaves at a time: the lane's lead time, slowed down by what holds there then.</summary>
    public decimal EffectiveLeadTime(LaneEntry lane, DateTimeOffset at) =>
        LaneConditions.TryGetValue(Keys.Of(lane.From, lane.To), out var condition) && condition.HoldsAt(at) ? condition.Slowed(lane.LeadTimeHours) : lane.LeadTimeHours;

    /// <summary>The share of its capacity that a site has at a time, 0 to 1.</summary>
    public decimal CapacityShareOf(string site, DateTimeOffset at) =>
        IsDown(site, at) ? 0 : CapacityShares.TryGetValue(site, out var share) && share.HoldsAt(at) ? share.Share : 1;

    /// <summary>The machines of a site, in order of their names.</summary>
    public IEnumerable<AutomationReading> AutomationAt(string site) => Automation.WithPrefix(Keys.Prefix(site)).Select(pair => pair.Value);
}
