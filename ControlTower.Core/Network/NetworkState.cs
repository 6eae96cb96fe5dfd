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

    /// <summary>By site, item and alternate.</summary>
    public OrdinalMap<BomEntry> Boms { get; init; } = OrdinalMap<BomEntry>.Empty;

    /// <summary>By input, site, item and alternate: what an item goes into.</summary>
    public OrdinalMap<BomEntry> BomsUsing { get; init; } = OrdinalMap<BomEntry>.Empty;

    /// <summary>How an item is made at a site, the usual way first.</summary>
    public IEnumerable<BomEntry> BomsOf(string site, string item) => Boms.WithPrefix(Keys.Prefix(Keys.Of(site, item))).Select(pair => pair.Value);

    /// <summary>What is made of an item, in the order of site and item.</summary>
    public IEnumerable<BomEntry> BomsWith(string input) => BomsUsing.WithPrefix(Keys.Prefix(input)).Select(pair => pair.Value);

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

    /// <summary>Positions of an item in order of site id, with or without stock.</summary>
    public IEnumerable<StockPosition> PositionsOf(string item) =>
        (SitesHolding.Find(item) ?? OrdinalMap<bool>.Empty).Keys.Select(site => Stock[Keys.Of(site, item)]);

    public bool IsDown(string site, DateTimeOffset at) =>
        Outages.TryGetValue(site, out var outage) && at >= outage.From && (outage.Until is not { } until || at < until);
}
