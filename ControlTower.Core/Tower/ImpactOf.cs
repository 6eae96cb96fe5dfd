using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower;

/// <summary>
/// What a case puts at risk: open lines of the items it touches, promised before the trouble is over, at destinations that lie
/// downstream of it, and that the stock on hand does not cover when it is given out in order of promise.
/// </summary>
public static class ImpactOf
{
    /// <summary>How far ahead trouble of unknown length is looked at.</summary>
    private const decimal UnknownHours = 168;

    public static Impact Case(TowerState state, ExceptionCase one, DateTimeOffset now) => Summary(state, LinesAtRisk(state, one, now, []));

    /// <param name="extra">Goods that would come in addition, by an option.</param>
    public static IReadOnlyList<WantedLine> LinesAtRisk(TowerState state, ExceptionCase one, DateTimeOffset now, IReadOnlyList<Protocols.PlannedMove> extra)
    {
        if (Origin(one) is not { } origin || !state.Network.Sites.ContainsKey(origin)) return [];
        var hours = state.Network.Downstream(origin).ToDictionary(reached => reached.Site, reached => reached.Hours, StringComparer.Ordinal); // lookup only
        var over = EndOf(one, now);
        var reach = new Reach(state.Network);
        var atRisk = new List<WantedLine>();
        foreach (var item in ItemsOf(state, one, origin))
        {
            var pool = new Pool(state, item, one, extra, reach);
            foreach (var line in state.Orders.WantedOf(item))
            {
                var covered = pool.Cover(line);
                if (!covered && hours.TryGetValue(line.Destination, out var away) && line.PromisedBy < over.AddHours((double)away)) atRisk.Add(line);
            }
        }
        return [.. atRisk.OrderBy(line => line.PromisedBy).ThenBy(line => line.Order, StringComparer.Ordinal).ThenBy(line => line.Line, StringComparer.Ordinal)];
    }

    /// <summary>The items that a case touches; none where it began at no site.</summary>
    public static IReadOnlyList<string> ItemsOf(TowerState state, ExceptionCase one) => Origin(one) is { } origin ? ItemsOf(state, one, origin) : [];

    public static IReadOnlyList<string> ItemsOf(TowerState state, ExceptionCase one, string origin)
    {
        if (one.Deviation.Items.Count > 0) return one.Deviation.Items;
        var order = one.Deviation.Reference is { } reference ? state.Orders.PurchaseOrders.Find(reference) : null;
        if (order is not null) return [.. order.Lines.Select(line => line.Item).Distinct().Order(StringComparer.Ordinal)];
        var supplied = state.Network.SuppliedBy(origin).Select(supplier => supplier.Item).ToList();
        return supplied.Count > 0 ? supplied : [.. state.Network.Stock.WithPrefix(Keys.Prefix(origin)).Select(pair => pair.Value.Item)];
    }

    private static string? Origin(ExceptionCase one) => one.Deviation.Kind == CaseKind.LateShipment ? one.Deviation.OtherSite : one.Deviation.Site;

    private static DateTimeOffset EndOf(ExceptionCase one, DateTimeOffset now) =>
        now.AddHours((double)(one.Deviation.OpenEnded ? UnknownHours : one.Deviation.Hours ?? UnknownHours));

    private static Impact Summary(TowerState state, IReadOnlyList<WantedLine> lines)
    {
        if (lines.Count == 0) return Impact.None;
        var orders = lines.Select(line => line.Order).Distinct(StringComparer.Ordinal).ToList();
        var customers = lines.Select(line => line.Customer).Distinct(StringComparer.Ordinal).Count();
        var value = OrdinalMap<Money>.Empty;
        foreach (var amount in lines.Select(line => line.Value).OfType<Money>())
        {
            value = value.Set(amount.Currency, value.TryGetValue(amount.Currency, out var sum) ? new(Micros.AddCapped(sum.Micros, amount.Micros), amount.Currency) : amount);
        }
        var sites = lines.Select(line => line.Destination).Distinct(StringComparer.Ordinal).Where(state.Network.Sites.ContainsKey).Take(50).ToList();
        return new(orders.Count, lines.Count, customers, [.. value.Values], lines[0].PromisedBy, sites, [.. orders.Take(Impact.Kept)]);
    }

    /// <summary>The stock of one item, given out line by line.</summary>
    private sealed class Pool
    {
        private readonly List<(string Site, Quantity Left, DateTimeOffset? From)> heaps = [];
        private readonly Reach reach;

        public Pool(TowerState state, string item, ExceptionCase one, IReadOnlyList<Protocols.PlannedMove> extra, Reach reach)
        {
            this.reach = reach;
            var blocked = one.Deviation.Kind is CaseKind.SiteDown or CaseKind.SupplierDown ? one.Deviation.Site : null;
            foreach (var position in state.Network.PositionsOf(item))
            {
                if (position.Site != blocked && state.Network.Sites.Find(position.Site)?.Kind != SiteKind.Supplier) heaps.Add((position.Site, position.Available, null));
            }
            foreach (var move in extra.Where(move => move.Item == item)) heaps.Add((move.To, move.Quantity, move.Arrives));
        }

        public bool Cover(WantedLine line)
        {
            var missing = line.Quantity;
            for (var i = 0; i < heaps.Count && missing > Quantity.Zero; i++)
            {
                var (site, left, from) = heaps[i];
                if (left <= Quantity.Zero || reach.Hours(site, line.Destination) is not { } hours) continue;
                if (from is { } arrives && arrives.AddHours((double)hours) > line.PromisedBy) continue;
                var taken = Quantity.Min(left, missing);
                heaps[i] = (site, left - taken, from);
                missing -= taken;
            }
            return missing <= Quantity.Zero;
        }
    }

    /// <summary>Lead times between sites, each site's reckoned once.</summary>
    private sealed class Reach(NetworkState network)
    {
        private readonly Dictionary<string, Dictionary<string, decimal>> known = new(StringComparer.Ordinal); // lookup only

        public decimal? Hours(string from, string to)
        {
            if (from == to) return 0;
            if (!known.TryGetValue(from, out var reached))
            {
                reached = network.Downstream(from).ToDictionary(one => one.Site, one => one.Hours, StringComparer.Ordinal); // lookup only
                known[from] = reached;
            }
            return reached.TryGetValue(to, out var hours) ? hours : null;
        }
    }
}
