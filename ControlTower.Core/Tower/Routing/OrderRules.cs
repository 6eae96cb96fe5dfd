using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>The rules that keep a site of the network from serving an order, each with its figures.</summary>
internal static class OrderRules
{
    /// <summary>Those that no other site's failing lifts.</summary>
    public static IEnumerable<BrokenRule> OfSite(NetworkState network, Site site, AllocationAsk ask)
    {
        if (site.Retired || site.Kind is SiteKind.Supplier or SiteKind.Customer) yield return new("kind", site.Retired ? $"{site.Id} is no part of the network any more" : $"a {site.Kind.ToString().ToLowerInvariant()} serves no orders");
        if (ask.Without == site.Id) yield return new("site", $"{site.Id} is passed over");
        if (network.IsDown(site.Id, ask.Now)) yield return Down(network.Outages[site.Id]);
        if (ask.Site is { } named)
        {
            if (named != site.Id) yield return new("site", ask.Fetched ? $"its customer fetches it at {named}" : $"{named} was named");
            yield break;
        }
        if (ask.Order.Destination is not { } to) yield return new("lane", "the order has no destination");
        else if (to != site.Id && network.Lane(site.Id, to) is null) yield return new("lane", $"no lane leads from {site.Id} to {to}");
        if (ask.Order.Destination is { } served && site.Entry.Serves?.Contains(served) == false) yield return new("serves", $"{site.Id} does not serve {served}");
        if (!ask.Policy.Sourcing.Soft.Contains(SoftConstraint.Distance) && TooFar(network, site, ask) is { } far) yield return far;
    }

    /// <summary>Those that keep it from serving one item of the order.</summary>
    /// <param name="when">Until when the goods have to be alive.</param>
    public static IEnumerable<BrokenRule> OfItem((NetworkState Network, FreeStock Free) stock, Site site, string item, (AllocationAsk Ask, DateTimeOffset Until) when)
    {
        var missing = Missing(stock.Network, site, item, when.Ask);
        if (missing.Count > 0) yield return new("handling", $"{item} needs {string.Join(", ", missing)}");
        if (stock.Free.At(site.Id, item, when.Until) > Quantity.Zero) yield break;
        var fresh = stock.Free.At(site.Id, item);
        if (stock.Free.WithPools(site.Id, item, when.Until) is var kept && kept > Quantity.Zero) yield return new("pool", Text($"{stock.Free.KeptAt(site.Id, item)} are kept for other channels or customers, {kept} would be free"), (double)kept.Units, (double)stock.Free.KeptAt(site.Id, item).Units);
        else if (fresh > Quantity.Zero) yield return new("shelfLife", Text($"{fresh.Units:0.######} free, all expired by {when.Until:u}"), 0, 1);
        else yield return Stock(stock.Network.StockOf(site.Id, item));
    }

    /// <summary>Sites that hold one of the items or have a lane to the destination, and could serve orders at all; by id.</summary>
    public static IEnumerable<Site> Around(NetworkState network, IEnumerable<string> items, string? destination) =>
        items.SelectMany(network.PositionsOf).Select(position => position.Site).Concat(destination is { } to ? network.LanesInto(to).Select(lane => lane.From) : [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => network.Sites.Find(id)).OfType<Site>().Where(site => site.Kind is not (SiteKind.Supplier or SiteKind.Customer));

    public static IReadOnlyList<string> Missing(NetworkState network, Site site, string item, AllocationAsk ask) =>
        ask.Site is not null ? [] : [.. (network.Items.Find(item)?.Entry.Requires ?? []).Where(need => site.Entry.Handling?.Contains(need) != true)];

    public static double? Distance(NetworkState network, Site site, AllocationAsk ask) =>
        PlaceOf(site) is { } here && network.Sites.Find(ask.Order.Destination ?? "") is { } to && PlaceOf(to) is { } there ? here.DistanceKm(there) : null;

    public static BrokenRule? TooFar(NetworkState network, Site site, AllocationAsk ask) =>
        Distance(network, site, ask) is { } far && ask.Policy.Sourcing.MaxDistanceKm is { } limit && far > (double)limit ? new("distance", Text($"{far:0.#} km away, {limit:0.#} km at most"), far, (double)limit) : null;

    public static BrokenRule TooManySites(IReadOnlyCollection<string> left, int most) => new("maxShipments", Text($"it leaves {string.Join(", ", left)} already, {most} {(most == 1 ? "site" : "sites")} at most"), left.Count, most);

    public static BrokenRule NotPreferred(Site site) => new("preferredSites", $"{site.Id} is none of the sites that serve first");

    public static BrokenRule Late(double hours) => new("promise", Text($"it would arrive {hours:0.#} h after the promise"), hours, 0);

    public static GeoPoint? PlaceOf(Site site) => site.Entry is { Lat: { } lat, Lon: { } lon } ? new GeoPoint(lat, lon) : null;

    public static BrokenRule Downtime(DateTimeOffset from, DateTimeOffset? until) => new("downtime", Text($"down from {from:u} until {(until is { } end ? end.ToString("u", CultureInfo.InvariantCulture) : "further notice")}"));

    public static BrokenRule Throttled(DayLoad load, decimal share) =>
        new("capacity", Text($"{load.Committed:0.##} units promised already, {load.PerDay * share:0.##} taken a day while others can serve"), (double)load.Committed, (double)(load.PerDay * share));

    public static BrokenRule Closed(LaneCondition trouble) => new("laneCondition", Text($"{trouble.Trouble.ToString().ToLowerInvariant()} from {trouble.From} to {trouble.To} since {trouble.Since:u}, how long nobody told"));

    private static BrokenRule Down(Outage outage) => Downtime(outage.From, outage.Until);

    private static BrokenRule Stock(StockPosition? position) => position is null
        ? new("stock", "none here", 0, 1)
        : new("stock", Text($"{position.OnHand} on hand, {position.Bound + position.Reserved} set aside, {position.OnHold} held, {position.Safety ?? Quantity.Zero} stay as safety stock"), (double)Quantity.Max(Quantity.Zero, position.Available - (position.Safety ?? Quantity.Zero)).Units, 1);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
