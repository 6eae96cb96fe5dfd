using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Network;

/// <param name="InTransit">On shipments towards the site.</param>
/// <param name="OnOrder">On purchase orders towards the site.</param>
public sealed record StockRow(string Item, string Name, Quantity OnHand, Quantity Reserved, Quantity Available, Quantity InTransit, Quantity OnOrder);

/// <param name="Other">The site at the other end.</param>
public sealed record LaneRow(bool Outwards, string Other, string Name, LaneEntry Lane);

/// <param name="Throughput">Units an hour while it runs.</param>
/// <param name="Availability">0 to 1.</param>
/// <param name="Need">Units an hour, as told, else the site's capacity.</param>
/// <param name="Below">A case is open about it.</param>
public sealed record MachineRow(string System, Quantity Throughput, decimal Availability, Quantity? Need, DateTimeOffset At, bool Below);

public sealed record OrderRow(string Id, string Customer, DateTimeOffset? PromisedBy, OrderStatus Status, int Lines);

/// <summary>One site with what is there, on its way, and wrong.</summary>
/// <param name="Supplies">What it delivers, and what others deliver with it as the backup.</param>
public sealed record SiteView(
    Site Site, bool Down, Outage? Outage, IReadOnlyList<StockRow> Stock, IReadOnlyList<LaneRow> Lanes, IReadOnlyList<SupplierEntry> Supplies, IReadOnlyList<CaseGlance> Cases)
{
    /// <summary>Machines that tell of themselves, in order of name.</summary>
    public IReadOnlyList<MachineRow> Machines { get; init; } = [];

    public static SiteView? Of(TowerState state, Situation now, string id)
    {
        if (state.Network.Sites.Find(id) is not { } site) return null;
        var network = state.Network;
        var lanes = network.LanesInto(id).Select(lane => Row(false, lane.From, lane)).Concat(network.LanesOutOf(id).Select(lane => Row(true, lane.To, lane)));
        return new(
            site, network.IsDown(id, state.RecordedAt), network.Outages.Find(id), StockOf(state, id), [.. lanes],
            [.. network.Suppliers.Values.Where(entry => entry.Site == id || entry.Backup == id)], [.. now.Cases.Where(one => one.Site == id || one.OtherSite == id)])
        {
            Machines = MachinesOf(state, site),
        };

        LaneRow Row(bool outwards, string other, LaneEntry lane) => new(outwards, other, network.Sites.Find(other)?.Name ?? other, lane);
    }

    /// <summary>Open orders that are to be delivered there, the earliest promise first. Walks all open orders: ask for it seldom.</summary>
    /// <param name="most">Rows; the count is of all.</param>
    public static (IReadOnlyList<OrderRow> Rows, int Count) OrdersTo(TowerState state, string id, int most)
    {
        var orders = state.Orders.Open.Values.Where(order => order.Destination == id).ToList();
        var rows = orders.OrderBy(order => order.PromisedBy ?? DateTimeOffset.MaxValue).ThenBy(order => order.Id, StringComparer.Ordinal).Take(most)
            .Select(order => new OrderRow(order.Id, order.Customer, order.PromisedBy, order.Status, order.Lines.Count));
        return ([.. rows], orders.Count);
    }

    private static List<MachineRow> MachinesOf(TowerState state, Site site)
    {
        var capacity = site.Entry.Capacity is { } units ? Quantity.Of(units) : (Quantity?)null;
        return [.. state.Network.AutomationAt(site.Id).Select(one => new MachineRow(one.System, one.Throughput, one.Availability, one.Need ?? capacity, one.At, IsBelow(state, one)))];
    }

    private static bool IsBelow(TowerState state, AutomationReading reading) =>
        state.Exceptions.ByKey.TryGetValue(Keys.Of(nameof(CaseKind.AutomationBelowNeed), reading.Site, reading.System), out var id)
        && state.Exceptions.Open[id].Status != CaseStatus.ReturnedToNormal;

    private static List<StockRow> StockOf(TowerState state, string id)
    {
        var moving = Sum(state.Orders.Shipments.Values, id);
        var ordered = Sum(state.Orders.PurchaseOrders.Values, id);
        var held = state.Network.Stock.WithPrefix(Keys.Prefix(id)).Select(pair => pair.Value).ToDictionary(position => position.Item, StringComparer.Ordinal); // lookup only
        return
        [
            .. held.Keys.Concat(moving.Keys).Concat(ordered.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(item =>
            {
                var position = held.GetValueOrDefault(item) ?? new StockPosition(id, item, Quantity.Zero, Quantity.Zero);
                return new StockRow(item, state.Network.Items.Find(item)?.Name ?? item, position.OnHand, position.Reserved, position.Available, moving.GetValueOrDefault(item), ordered.GetValueOrDefault(item));
            }),
        ];
    }

    private static Dictionary<string, Quantity> Sum(IEnumerable<Movement> movements, string to)
    {
        var sum = new Dictionary<string, Quantity>(StringComparer.Ordinal); // lookup only
        foreach (var line in movements.Where(movement => movement.To == to).SelectMany(movement => movement.Lines)) sum[line.Item] = sum.GetValueOrDefault(line.Item) + line.Quantity;
        return sum;
    }
}
