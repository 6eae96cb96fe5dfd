using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime.Import;

/// <summary>What an import adds to the network that is there.</summary>
/// <param name="Document">The network as it is with what is new; null where nothing is.</param>
public sealed record NetworkAddition(NetworkDocument? Document, NetworkGrowth Added)
{
    /// <summary>
    /// Adds what was read and is not there yet; what is there stays as it is, also where the file says otherwise. A list in which
    /// nothing is new is left out. Stock is added for positions that nobody has booked yet.
    /// </summary>
    public static NetworkAddition Of(TowerState tower, NetworkDocument read)
    {
        var state = tower.Network;
        var sites = NewOf(read.Sites, site => site.Id, id => state.Sites.Find(id) is { Retired: false });
        var items = NewOf(read.Items, item => item.Id, id => state.Items.Find(id) is { Retired: false });
        var lanes = NewOf(read.Lanes, lane => Keys.Of(lane.From, lane.To), state.LanesFrom.ContainsKey);
        var suppliers = NewOf(read.Suppliers, one => Keys.Of(one.Site, one.Item), state.Suppliers.ContainsKey);
        var stock = NewOf(read.Stock, one => Keys.Of(one.Site, one.Item), state.Stock.ContainsKey);
        var boms = NewOf(read.Boms, bom => Keys.Of(bom.Site, bom.Item, bom.Alternate ?? ""), state.Boms.ContainsKey);
        var moving = Moving(tower, read);
        var added = new NetworkGrowth(sites.Count, items.Count, lanes.Count, suppliers.Count, stock.Count)
        {
            Boms = boms.Count,
            ProductionOrders = moving.ProductionOrders?.Count ?? 0,
            PurchaseOrders = moving.PurchaseOrders?.Count ?? 0,
            Shipments = moving.Shipments?.Count ?? 0,
        };
        if (added.Total == 0) return new(null, added);
        return new(
            moving with
            {
                Sites = Joined(state.Sites.Values.Where(site => !site.Retired).Select(site => site.Entry), sites),
                Items = Joined(state.Items.Values.Where(item => !item.Retired).Select(item => item.Entry), items),
                Lanes = Joined(state.LanesFrom.Values, lanes),
                Suppliers = Joined(state.Suppliers.Values, suppliers),
                Boms = Joined(state.Boms.Values, boms),
                Stock = stock.Count == 0 ? null : stock,
            },
            added);
    }

    private static NetworkDocument Moving(TowerState tower, NetworkDocument read)
    {
        var orders = tower.Orders;
        return new()
        {
            ProductionOrders = NewOf(read.ProductionOrders, one => one.Id, id => orders.ProductionOrders.ContainsKey(id) || orders.Produced.ContainsKey(id)),
            PurchaseOrders = NewOf(read.PurchaseOrders, one => one.Id, orders.KnowsMovement),
            Shipments = NewOf(read.Shipments, one => one.Id, orders.KnowsMovement),
        };
    }

    private static List<T> NewOf<T>(IReadOnlyList<T>? read, Func<T, string> key, Func<string, bool> known) =>
        [.. (read ?? []).DistinctBy(key, StringComparer.Ordinal).Where(one => !known(key(one)))];

    private static List<T>? Joined<T>(IEnumerable<T> there, List<T> added) => added.Count == 0 ? null : [.. there, .. added];
}

/// <summary>How much an import added to the network.</summary>
public sealed record NetworkGrowth(int Sites, int Items, int Lanes, int Suppliers, int Stock)
{
    public static NetworkGrowth None { get; } = new(0, 0, 0, 0, 0);

    public int Boms { get; init; }

    public int ProductionOrders { get; init; }

    public int PurchaseOrders { get; init; }

    public int Shipments { get; init; }

    public int Total => Sites + Items + Lanes + Suppliers + Stock + Boms + ProductionOrders + PurchaseOrders + Shipments;
}
