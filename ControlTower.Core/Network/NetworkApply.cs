using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>How the network changes with each fact.</summary>
internal static class NetworkApply
{
    public static NetworkState Apply(NetworkState state, Fact fact) => fact.Body switch
    {
        NetworkDefined defined => ScheduleApply.WithDowntimeEnds(Define(state, defined), fact.RecordedAt) with { Version = fact.Sequence },
        SiteScheduled or LaneScheduled => ScheduleApply.Apply(state, fact) with { Version = fact.Sequence },
        DowntimeEnded => ScheduleApply.Apply(state, fact),
        SiteWentDown down => state with { Outages = state.Outages.Set(down.Site, new(down.Site, down.From, down.Until, down.Reason)) },
        SiteCameUp up => state with { Outages = state.Outages.Remove(up.Site) },
        StockToBeLookedAt moved => state with { ToLookAt = moved.Places.Aggregate(state.ToLookAt, (map, place) => map.Set(Keys.Of(place.Site, place.Item), place)) },
        StockLookedAt seen => state with { ToLookAt = seen.Places.Aggregate(state.ToLookAt, (map, place) => map.Remove(Keys.Of(place.Site, place.Item))) },
        _ => StockApply.Apply(state, fact) ?? ConditionApply.Apply(state, fact),
    };

    private static NetworkState Define(NetworkState state, NetworkDefined defined)
    {
        if (defined.Sites is { } sites) state = Owned(state with { Sites = SitesOf(state, sites, defined.RetiredSites) });
        if (defined.Items is { } items) state = state with { Items = ItemsOf(state, items, defined.RetiredItems) };
        if (defined.Lanes is { } lanes)
        {
            state = state with
            {
                LanesFrom = OrdinalMap<LaneEntry>.From(lanes.Select(lane => KeyValuePair.Create(Keys.Of(lane.From, lane.To), lane))),
                LanesTo = OrdinalMap<LaneEntry>.From(lanes.Select(lane => KeyValuePair.Create(Keys.Of(lane.To, lane.From), lane))),
            };
        }
        if (defined.Carriers is { } carriers) state = state with { Carriers = OrdinalMap<CarrierEntry>.From(carriers.Select(carrier => KeyValuePair.Create(carrier.Id, carrier))) };
        if (defined.Suppliers is { } suppliers)
        {
            state = state with
            {
                Suppliers = OrdinalMap<SupplierEntry>.From(suppliers.Select(one => KeyValuePair.Create(Keys.Of(one.Site, one.Item), one))),
                SitesSupplying = SitesByItem(suppliers.Select(one => (one.Item, one.Site))),
            };
        }
        return defined.Boms is { } boms
            ? state with
            {
                Boms = OrdinalMap<BomEntry>.From(boms.Select(bom => KeyValuePair.Create(Keys.Of(bom.Site, bom.Item, bom.Alternate ?? ""), bom))),
                SitesMaking = SitesByItem(boms.Where(bom => bom.Alternate is null).Select(bom => (bom.Item, bom.Site))),
                BomsUsing = ByInput(boms),
            }
            : state;
    }

    private static OrdinalMap<IReadOnlyList<BomEntry>> ByInput(IReadOnlyList<BomEntry> boms)
    {
        var byInput = new SortedDictionary<string, List<BomEntry>>(StringComparer.Ordinal);
        foreach (var bom in boms.Where(bom => bom.Alternate is null).OrderBy(bom => bom.Site, StringComparer.Ordinal).ThenBy(bom => bom.Item, StringComparer.Ordinal))
        {
            foreach (var input in bom.Inputs) (byInput.TryGetValue(input.Item, out var known) ? known : byInput[input.Item] = []).Add(bom);
        }
        return OrdinalMap<IReadOnlyList<BomEntry>>.From(byInput.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<BomEntry>)pair.Value)));
    }

    private static OrdinalMap<OrdinalMap<bool>> SitesByItem(IEnumerable<(string Item, string Site)> places) =>
        places.Aggregate(OrdinalMap<OrdinalMap<bool>>.Empty, (map, place) => map.Set(place.Item, (map.Find(place.Item) ?? OrdinalMap<bool>.Empty).Set(place.Site, true)));

    private static OrdinalMap<Site> SitesOf(NetworkState state, IReadOnlyList<SiteEntry> sites, IReadOnlyList<string> retired)
    {
        var map = OrdinalMap<Site>.From(sites.Select(site => KeyValuePair.Create(site.Id, new Site(site))));
        foreach (var id in retired) map = map.Set(id, state.Sites[id] with { Retired = true });
        return map;
    }

    private static NetworkState Owned(NetworkState state) => state with
    {
        Owned = OrdinalMap<bool>.From(state.Sites.Values.Select(site => KeyValuePair.Create(Keys.Of(site.Owner, site.Id), true))),
    };

    private static OrdinalMap<Item> ItemsOf(NetworkState state, IReadOnlyList<ItemEntry> items, IReadOnlyList<string> retired)
    {
        var map = OrdinalMap<Item>.From(items.Select(item => KeyValuePair.Create(item.Id, new Item(item))));
        foreach (var id in retired) map = map.Set(id, state.Items[id] with { Retired = true });
        return map;
    }
}
