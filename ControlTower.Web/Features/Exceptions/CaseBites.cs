using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>Where a case bites: its origin, what holds its items behind it, and where the orders at risk are to go.</summary>
public sealed class CaseBites
{
    /// <summary>Sites listed besides the origin, of each sort.</summary>
    private const int Listed = 8;

    private (ExceptionCase Case, long Network)? reckoned;
    private IReadOnlyList<(string Site, decimal Hours)> behind = [];

    /// <summary>The ways through the network are walked again only when it or the case has changed.</summary>
    public BiteTable Of(TowerState state, ExceptionCase one)
    {
        var origin = one.Deviation.Kind == CaseKind.LateShipment ? one.Deviation.OtherSite ?? one.Deviation.Site : one.Deviation.Site;
        if (origin is null || !state.Network.Sites.ContainsKey(origin)) return new([], 0, 0);
        if (reckoned is not { } last || !ReferenceEquals(last.Case, one) || last.Network != state.Network.Version)
        {
            behind = state.Network.Downstream(origin);
            reckoned = (one, state.Network.Version);
        }
        return Table(state, one, origin);
    }

    private BiteTable Table(TowerState state, ExceptionCase one, string origin)
    {
        var items = ImpactOf.ItemsOf(state, one);
        var orders = (one.Impact?.OrderIds ?? []).Select(state.Orders.Open.Find).OfType<Order>().ToList();
        var byPlace = orders.Where(order => order.Destination is not null).GroupBy(order => order.Destination!).ToDictionary(group => group.Key, group => group.ToList());
        var hours = behind.ToDictionary(reached => reached.Site, reached => reached.Hours);
        var holding = behind.Skip(1).Select(reached => reached.Site).Where(site => !byPlace.ContainsKey(site) && IsBetween(state, site) && StockOf(state, site, items) is not null).ToList();
        var biting = byPlace.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToList();
        List<string> sites = [origin, .. holding.Take(Listed), .. biting.Where(site => site != origin).Take(Listed)];
        var rows = sites.Select(site => RowOf(state, site, StockOf(state, site, items)) with
        {
            Hours = hours.TryGetValue(site, out var away) ? away : null,
            Orders = byPlace.GetValueOrDefault(site)?.Count ?? 0,
            FirstPromise = byPlace.GetValueOrDefault(site)?.Min(order => order.PromisedBy),
            Origin = site == origin,
            Down = state.Network.IsDown(site, state.RecordedAt),
        });
        return new([.. rows], Math.Max(0, holding.Count - Listed) + Math.Max(0, biting.Count - Listed), orders.Count);
    }

    private static bool IsBetween(TowerState state, string site) =>
        state.Network.Sites.Find(site)?.Kind is SiteKind.Plant or SiteKind.DistributionCenter or SiteKind.CrossDock or SiteKind.Port;

    private static Bite RowOf(TowerState state, string site, Quantity? stock) =>
        new(site, CaseWords.SiteName(state, site), state.Network.Sites.Find(site)?.Kind, stock, null);

    private static Quantity? StockOf(TowerState state, string site, IReadOnlyList<string> items)
    {
        Quantity? sum = null;
        foreach (var position in items.Select(item => state.Network.StockOf(site, item)).OfType<StockPosition>()) sum = (sum ?? Quantity.Zero) + position.Available;
        return sum;
    }
}
