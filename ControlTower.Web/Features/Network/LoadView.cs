using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Network;

/// <summary>What a site or lane has to handle in the next 24 hours, beside what it can.</summary>
/// <param name="Site">Where the lane begins, or the site itself.</param>
/// <param name="To">Null of a site.</param>
/// <param name="Due">Units.</param>
/// <param name="Can">Units: capacity × hours worked × the share that is there.</param>
/// <param name="Share">Of its capacity that is there now, 0 to 1.</param>
public sealed record LoadRow(string Site, string? To, decimal Due, decimal Can, decimal Hours, decimal Share)
{
    /// <summary>Null where it can nothing and nothing is due.</summary>
    public decimal? Load => Can > 0 ? Due / Can : Due > 0 ? decimal.MaxValue : null;

    public bool Over => Due > Can;

    public string Words => Load switch { null => "nothing due", decimal.MaxValue => "closed, with work due", { } load => $"load {load * 100:0} %" };
}

/// <summary>Load against capacity of every site and lane that has told its capacity.</summary>
/// <param name="Rows">The fullest first.</param>
public sealed record LoadView(IReadOnlyList<LoadRow> Rows, IReadOnlyDictionary<string, LoadRow> Sites)
{
    public const int Hours = 24;

    public static LoadView None { get; } = new([], new Dictionary<string, LoadRow>());

    public static LoadView Of(TowerState state, DateTimeOffset now)
    {
        var sites = state.Network.Sites.Values.Where(site => site is { Retired: false, Entry.Capacity: > 0 }).ToList();
        var lanes = state.Network.LanesFrom.Values.Where(lane => lane.Capacity > 0).ToList();
        if (sites.Count + lanes.Count == 0) return None;
        var (handled, carried) = Due(state, now, now.AddHours(Hours));
        List<LoadRow> rows =
        [
            .. sites.Select(site => OfSite(state, site, handled.GetValueOrDefault(site.Id), now)),
            .. lanes.Select(lane => OfLane(state, lane, carried.GetValueOrDefault(Keys.Of(lane.From, lane.To)), now)),
        ];
        var ordered = rows.OrderByDescending(row => row.Load ?? -1).ThenBy(row => row.Site, StringComparer.Ordinal).ThenBy(row => row.To, StringComparer.Ordinal).ToList();
        return new(ordered, ordered.Where(row => row.To is null).ToDictionary(row => row.Site, StringComparer.Ordinal)); // lookup only
    }

    private static LoadRow OfSite(TowerState state, Site site, decimal due, DateTimeOffset now)
    {
        var (hours, share) = (WorkTime.Of(site.Entry).Between(now, now.AddHours(Hours)), state.Network.CapacityShareOf(site.Id, now));
        return new(site.Id, null, due, site.Entry.Capacity!.Value * hours * share, hours, share);
    }

    /// <summary>A lane tells units a day of all its hours.</summary>
    private static LoadRow OfLane(TowerState state, LaneEntry lane, decimal due, DateTimeOffset now)
    {
        var hours = WorkTime.Of(lane, state.Network.Sites.Find(lane.From)?.Entry).Between(now, now.AddHours(Hours));
        return new(lane.From, lane.To, due, hours > 0 ? lane.Capacity!.Value : 0, hours, 1);
    }

    /// <summary>
    /// A site receives what is to arrive and sends what is to leave, makes what is to be made, and serves what is promised from it
    /// or to it and has not left; a lane carries what is to leave on it.
    /// </summary>
    private static (Dictionary<string, decimal> Sites, Dictionary<string, decimal> Lanes) Due(TowerState state, DateTimeOffset now, DateTimeOffset until)
    {
        var (sites, lanes) = (new Dictionary<string, decimal>(StringComparer.Ordinal), new Dictionary<string, decimal>(StringComparer.Ordinal)); // lookup only
        foreach (var movement in state.Orders.Shipments.Values.Concat(state.Orders.PurchaseOrders.Values))
        {
            var units = movement.Lines.Sum(line => line.Quantity.Units);
            if (movement.Expected < until) Add(sites, movement.To, units);
            if (movement.DepartedAt is not null || Leaves(state, movement, now) >= until) continue;
            Add(sites, movement.From, units);
            Add(lanes, Keys.Of(movement.From, movement.To), units);
        }
        foreach (var order in state.Orders.ProductionOrders.Values.Where(order => order.StartAt < until)) Add(sites, order.Site, Portion(state, order, (now, until)));
        foreach (var line in state.Network.Items.Keys.SelectMany(item => state.Orders.WantedOf(item).TakeWhile(line => line.PromisedBy < until))) Add(sites, line.Destination, line.Quantity.Units);
        return (sites, lanes);

        static void Add(Dictionary<string, decimal> to, string key, decimal units) => to[key] = to.GetValueOrDefault(key) + units;
    }

    private static DateTimeOffset Leaves(TowerState state, Movement movement, DateTimeOffset now) =>
        state.Network.Lane(movement.From, movement.To) is { } lane ? movement.Expected.AddHours(-(double)state.Network.EffectiveLeadTime(lane, now)) : movement.Expected;

    /// <summary>Of what is left to make, as much as falls into the time.</summary>
    private static decimal Portion(TowerState state, ProductionOrder order, (DateTimeOffset From, DateTimeOffset Until) time)
    {
        if (order.DueAt <= time.Until || state.Network.Sites.Find(order.Site) is not { } site) return order.Left.Units;
        var work = WorkTime.Of(site.Entry, order.Line);
        var begin = order.StartAt > time.From ? order.StartAt : time.From;
        var all = work.Between(begin, order.DueAt);
        return all > 0 ? decimal.Round(order.Left.Units * work.Between(begin, time.Until) / all, 3) : order.Left.Units;
    }
}
