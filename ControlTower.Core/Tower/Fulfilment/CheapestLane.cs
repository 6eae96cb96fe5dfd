using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>
/// The cheapest site that has all of an order serves it; where none has, each line goes to the cheapest that has all of the line, and else
/// to several, the cheapest first. A site serves a destination that it is itself, or to which it has a lane. Suppliers and customers serve none.
/// </summary>
public sealed class CheapestLane : IAllocating
{
    public static CheapestLane Rule { get; } = new();

    public IReadOnlyList<UnitsAt> Allocate(TowerState state, AllocationAsk ask)
    {
        var free = new FreeStock(state.Network, ask.Now);
        var wants = ask.Wanted.Select(want => (want.Line, ask.Order.Lines.First(line => line.Id == want.Line).Item, want.Quantity)).ToList();
        var sites = wants.Select(want => want.Item).Distinct(StringComparer.Ordinal).SelectMany(item => state.Network.PositionsOf(item)).Select(position => position.Site)
            .Distinct(StringComparer.Ordinal).Where(site => Serves(state.Network, site, ask)).ToList();
        var whole = Cheapest(state.Network, sites.Where(site => HasAll(free, site, wants)), ask, wants).FirstOrDefault();
        if (whole is not null) return [.. wants.SelectMany(want => Take(free, whole, want))];
        var found = new List<UnitsAt>();
        foreach (var want in wants)
        {
            var (line, item, missing) = want;
            var left = missing;
            var able = Cheapest(state.Network, sites.Where(site => free.At(site, item) > Quantity.Zero), ask, [want]).ToList();
            var alone = able.Find(site => free.At(site, item) >= missing);
            foreach (var site in alone is null ? able : [alone])
            {
                var taken = Take(free, site, (line, item, left)).ToList();
                found.AddRange(taken);
                left = taken.Aggregate(left, (rest, part) => rest - part.Quantity);
                if (left <= Quantity.Zero) break;
            }
        }
        return found;
    }

    private static IEnumerable<UnitsAt> Take(FreeStock free, string site, (string Line, string Item, Quantity Quantity) want) =>
        free.Take(site, want.Item, want.Quantity).Select(part => new UnitsAt(want.Line, part.Quantity, site, part.Lot));

    /// <summary>Lines may name the same item and share its stock.</summary>
    private static bool HasAll(FreeStock free, string site, List<(string Line, string Item, Quantity Quantity)> wants) =>
        wants.Select(want => want.Item).Distinct(StringComparer.Ordinal).All(item => free.At(site, item).Micros >= wants.Where(want => want.Item == item).Aggregate(0L, (sum, want) => Micros.AddCapped(sum, want.Quantity.Micros)));

    private static bool Serves(NetworkState network, string site, AllocationAsk ask) =>
        (ask.Site is null || ask.Site == site)
        && network.Sites.Find(site) is { Retired: false, Kind: not (SiteKind.Supplier or SiteKind.Customer) }
        && !network.IsDown(site, ask.Now)
        && (ask.Site == site || site == ask.Order.Destination || (ask.Order.Destination is { } to && network.Lane(site, to) is not null));

    private static IEnumerable<string> Cheapest(NetworkState network, IEnumerable<string> sites, AllocationAsk ask, List<(string Line, string Item, Quantity Quantity)> wants) =>
        sites.OrderBy(site => Cost(network, site, ask, wants)).ThenBy(site => network.Lane(site, ask.Order.Destination ?? "")?.LeadTimeHours ?? 0).ThenBy(site => site, StringComparer.Ordinal);

    /// <summary>Fixed cost of the lane and cost by weight; from a destination to itself nothing is carried.</summary>
    private static decimal Cost(NetworkState network, string site, AllocationAsk ask, List<(string Line, string Item, Quantity Quantity)> wants)
    {
        if (network.Lane(site, ask.Order.Destination ?? "") is not { } lane) return 0;
        var kilograms = wants.Sum(want => Math.Min((network.Items.Find(want.Item)?.Entry.WeightKg ?? 0) * want.Quantity.Units, Micros.Limit));
        return (lane.Fixed ?? 0) + Math.Min((lane.PerKg ?? 0) * kilograms, Micros.Limit);
    }
}
