using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Orders.Load;

/// <summary>What sites have promised to customers' orders beside what they can do, day by day, and how long it has waited.</summary>
/// <param name="Rows">The fullest first; sites without capacity or work are left out.</param>
public sealed record SiteLoads(IReadOnlyList<SiteLoadRow> Rows, IReadOnlyList<string> Days)
{
    public const int MostDays = 5;

    /// <summary>Units that wait for stock and stand at no site.</summary>
    public Quantity Waiting { get; init; }

    public static SiteLoads Of(TowerState state, DateTimeOffset now)
    {
        var throttles = Throttles(state);
        var waiting = Waits(state);
        var rows = state.Network.Sites.Values.Where(site => site is { Retired: false, Kind: not (SiteKind.Supplier or SiteKind.Customer) } && (site.Entry.Capacity > 0 || waiting.ContainsKey(site.Id)))
            .Select(site => SiteLoadRow.Of(state, site, waiting.GetValueOrDefault(site.Id, []), (now, throttles))).ToList();
        return new([.. rows.OrderByDescending(row => row.Share).ThenByDescending(row => row.Waits.Count).ThenBy(row => row.Site.Id, StringComparer.Ordinal)], [.. Enumerable.Range(0, MostDays).Select(day => day == 0 ? "Today" : now.AddDays(day).ToString("ddd", System.Globalization.CultureInfo.InvariantCulture))])
        {
            Waiting = Backordered(state),
        };
    }

    /// <summary>By site: what stands there and has not left, the oldest first.</summary>
    private static Dictionary<string, List<WaitingUnits>> Waits(TowerState state)
    {
        var found = new Dictionary<string, List<WaitingUnits>>(StringComparer.Ordinal); // lookup only
        var orders = state.Orders.Reserving.Select(pair => pair.Key[(pair.Key.LastIndexOf(Keys.Separator) + 1)..]).ToHashSet(StringComparer.Ordinal);
        foreach (var track in orders.Select(id => state.Orders.Tracks[id])) // ordered: sorted below
        {
            foreach (var group in track.Units.Where(one => one.Place.Site is not null && OrderMachine.HoldsStock(one.Place.Stage)))
            {
                if (!found.TryGetValue(group.Place.Site!, out var known)) found[group.Place.Site!] = known = [];
                known.Add(new(track, group));
            }
        }
        foreach (var units in found.Values) units.Sort((a, b) => a.Group.Since != b.Group.Since ? a.Group.Since.CompareTo(b.Group.Since) : string.CompareOrdinal(a.Track.Id + a.Group.Line, b.Track.Id + b.Group.Line));
        return found;
    }

    private static Quantity Backordered(TowerState state) => state.Orders.Backlog.Values.Distinct(StringComparer.Ordinal).Select(id => state.Orders.Tracks[id])
        .SelectMany(track => track.At(Stage.Backordered, Stage.Placed)).Aggregate(Quantity.Zero, (sum, group) => new(Micros.AddCapped(sum.Micros, group.Quantity.Micros)));

    /// <summary>Shares of a day at which orders go elsewhere: the standard's, and those of policies that apply.</summary>
    private static List<(string Policy, decimal Share)> Throttles(TowerState state) =>
        [("standard", SourcingTerms.Standard.ThrottleShare), .. state.Orders.Routing.Values.Where(policy => policy.Applying is not null).Select(policy => (policy.Id, policy.Applying!.Sourcing.ThrottleShare))];
}

/// <summary>Units of an order that stand at a site.</summary>
public sealed record WaitingUnits(OrderTrack Track, UnitGroup Group);
