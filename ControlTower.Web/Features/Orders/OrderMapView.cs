using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>The order on the map: the sites that serve it, where it goes, and what was last heard of each shipment, at the place where that was.</summary>
/// <param name="Unplaced">Sites that have a part in it, and whose place nobody told.</param>
public sealed record OrderMapView(IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes, IReadOnlyList<MapTag> Tags, IReadOnlyList<string> Unplaced)
{
    private const int MostTags = 6;

    /// <summary>Nothing leads anywhere.</summary>
    public bool Empty => Lanes.Count == 0;

    /// <param name="of">The track is null for an order that the tower does not carry: what is on its way to its destination stands for it. The reasons are null until they are reckoned.</param>
    /// <param name="when">An instant as its reader reads it.</param>
    public static OrderMapView Of(TowerState state, (OrderView Order, OrderTrack? Track, SourcingWhy? Why) of, Func<DateTimeOffset, string> when)
    {
        var order = of.Order.Order;
        var stops = (of.Track is { } track ? Stops((state, track, of.Why), order, when) : Stops(of.Order, when)).ToList();
        stops.AddRange(NextBest(state, of.Why, order).Where(next => !stops.Exists(stop => stop.Site == next.Site)));
        var ids = stops.Select(stop => stop.Site).Append(order.Destination).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var placed = ids.Select(id => state.Network.Sites.Find(id)).OfType<Site>().Where(site => site.Entry is { Lat: not null, Lon: not null }).ToDictionary(site => site.Id, StringComparer.Ordinal); // lookup only
        var tags = stops.Where(stop => placed.ContainsKey(stop.Tag.SiteId)).Select(stop => stop.Tag).GroupBy(tag => tag.SiteId, StringComparer.Ordinal).Select(Merged).ToList(); // ordered: as the stops come
        if (order.Destination is { } to && placed.TryGetValue(to, out var there) && !tags.Exists(tag => tag.SiteId == to)) tags.Add(new(to, MapTrouble.None, there.Name, order.PromisedBy is { } promise ? $"due {when(promise)}" : null));
        return new(
            [.. ids.Where(placed.ContainsKey).Select(id => new MapSite(id, placed[id].Name, NetworkPicture.KindOf(placed[id].Kind), placed[id].Entry.Lat!.Value, placed[id].Entry.Lon!.Value))],
            [.. stops.Where(stop => order.Destination is { } end && stop.Site != end && placed.ContainsKey(stop.Site) && placed.ContainsKey(end)).DistinctBy(stop => stop.Site).Select(stop => new MapLane(stop.Site, order.Destination!, Mode: stop.NextBest ? MapLaneMode.Air : MapLaneMode.Road) { Traced = !stop.NextBest })],
            [.. tags.Take(MostTags)],
            [.. ids.Where(id => !placed.ContainsKey(id))]);
    }

    /// <summary>What left, by its shipments; then what is still to leave, by site.</summary>
    private static IEnumerable<Stop> Stops((TowerState State, OrderTrack Track, SourcingWhy? Why) of, Order order, Func<DateTimeOffset, string> when)
    {
        var (state, track, why) = of;
        foreach (var one in track.Shipments)
        {
            var there = track.Units.Where(group => group.Place.Shipment == one.Id).ToList();
            var arrived = there.Count > 0 && there.TrueForAll(group => group.Place.Stage is not (Stage.Shipped or Stage.Lost));
            var lost = there.Exists(group => group.Place.Stage == Stage.Lost);
            var late = !arrived && one.Eta > order.PromisedBy;
            var at = arrived && order.Destination is { } end ? end : one.Site;
            yield return new(one.Site, new(at, lost ? MapTrouble.Warning : late ? MapTrouble.Watch : MapTrouble.None, one.Id, arrived ? "delivered" : lost ? "lost" : $"left {when(one.ShippedAt)}", arrived || one.Eta is not { } eta ? null : $"expected {when(eta)}"));
        }
        foreach (var site in track.Units.Where(group => group.Place.Site is not null && OrderMachine.HoldsStock(group.Place.Stage)).GroupBy(group => group.Place.Site!, StringComparer.Ordinal)) // ordered: as they stand
        {
            yield return new(site.Key, new(site.Key, MapTrouble.None, SiteNames.Of(state, site.Key), string.Join(", ", site.Select(group => OrderWords.Of(group.Place.Stage).ToLowerInvariant()).Distinct()) + $" since {when(site.Max(group => group.Since))}", why?.Note?.Shipments.FirstOrDefault(part => part.Site == site.Key) is { } part ? Costs(state, part, order) : null));
        }
    }

    private static IEnumerable<Stop> Stops(OrderView view, Func<DateTimeOffset, string> when) => view.Shipments.Select(one => new Stop(
        one.From, new(one.From, one.Expected > one.PromisedAt ? MapTrouble.Watch : MapTrouble.None, one.Id, one.DepartedAt is { } left ? $"left {when(left)}" : "not left yet", $"expected {when(one.Expected)}")));

    /// <summary>One tag a site: of several shipments the first, with how many more there are.</summary>
    private static MapTag Merged(IGrouping<string, MapTag> tags)
    {
        var first = tags.First();
        return tags.Count() == 1 ? first : first with { Line1 = $"{first.Line1} +{tags.Count() - 1}", Severity = tags.Max(tag => tag.Severity) };
    }

    /// <summary>Who would have served it instead, while it serves nothing of it: dashed, with what that would have cost.</summary>
    private static IEnumerable<Stop> NextBest(TowerState state, SourcingWhy? why, Order order) => (why?.RunnerUp?.Shipments ?? []).Select(part =>
        new Stop(part.Site, new(part.Site, MapTrouble.None, $"{SiteNames.Of(state, part.Site)}, runner-up", Costs(state, part, order))) { NextBest = true });

    /// <summary>How far it goes, where that is known, and for how much.</summary>
    private static string Costs(TowerState state, SourcingPart part, Order order) => string.Join(", ", new[]
    {
        Far(state, part.Site, order.Destination),
        MoneyFormat.Text((part.Freight + part.Handling).Amount, part.Freight.Currency, MoneyPrecision.Exact).Plain,
    }.OfType<string>());

    private static string? Far(TowerState state, string from, string? to) =>
        PlaceOf(state, from) is { } here && to is not null && PlaceOf(state, to) is { } there ? $"{NumberFormat.Text((decimal)here.DistanceKm(there))} km" : null;

    private static GeoPoint? PlaceOf(TowerState state, string site) => state.Network.Sites.Find(site)?.Entry is { Lat: { } lat, Lon: { } lon } ? new(lat, lon) : null;

    /// <param name="Site">Where it leaves.</param>
    private sealed record Stop(string Site, MapTag Tag)
    {
        public bool NextBest { get; init; }
    }
}
