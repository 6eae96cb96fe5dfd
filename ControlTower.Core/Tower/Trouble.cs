using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower;

/// <summary>What a case means for the flow of goods.</summary>
/// <param name="Late">Where goods come again, and when, that should have come before.</param>
/// <param name="Held">Ids of movements that do not come as expected.</param>
/// <param name="Closed">A site that gives out nothing while it lasts.</param>
/// <param name="Over">When the trouble ends, as far as known.</param>
internal sealed record Trouble(IReadOnlyList<LateSupply> Late, IReadOnlyList<string> Held, string? Closed, DateTimeOffset Over)
{
    /// <summary>A site whose production goes slower for a while.</summary>
    public SlowedSite? Slowed { get; init; }

    /// <summary>How far ahead trouble of unknown length is looked at.</summary>
    private const decimal UnknownHours = 168;

    /// <returns>Null where it began at no site that is known.</returns>
    public static Trouble? Of(TowerState state, ExceptionCase one, DateTimeOffset now)
    {
        if (OriginOf(one) is not { } origin || !state.Network.Sites.ContainsKey(origin)) return null;
        var hours = one.Deviation.OpenEnded ? UnknownHours : one.Deviation.Hours ?? UnknownHours;
        var over = now.AddHours((double)hours);
        var items = ItemsOf(state, one);
        return one.Deviation.Kind switch
        {
            CaseKind.SupplierDelay => Delayed(state, one, (origin, items, hours), now),
            CaseKind.LateShipment => Estimated(state, one, items, now) ?? new(From(origin, items, over), [], null, over),
            CaseKind.SupplierDown or CaseKind.SiteDown => Down(state, (origin, items), over),
            CaseKind.LaneCondition => OnLane(state, one, hours, now),
            CaseKind.CapacityDrop or CaseKind.PlannedDowntime when SlowedBy(one, over) is { } slowed && Making(state, origin).Any() => SlowedDown(state, slowed, over),
            _ => new(From(origin, items, over), [], null, over),
        };
    }

    /// <summary>The items that a case touches where it begins; none where it began at no site.</summary>
    public static IReadOnlyList<string> ItemsOf(TowerState state, ExceptionCase one)
    {
        if (OriginOf(one) is not { } origin) return [];
        if (one.Deviation.Items.Count > 0) return one.Deviation.Items;
        if (one.Deviation.Reference is { } reference && state.Orders.PurchaseOrders.Find(reference) is { } order) return ItemsOn([order]);
        var supplied = state.Network.SuppliedBy(origin).Select(supplier => supplier.Item).ToList();
        if (supplied.Count > 0) return supplied;
        var made = state.Network.Boms.WithPrefix(Keys.Prefix(origin)).Select(pair => pair.Value.Item);
        return [.. state.Network.Stock.WithPrefix(Keys.Prefix(origin)).Select(pair => pair.Value.Item).Concat(made).Distinct().Order(StringComparer.Ordinal)];
    }

    public static string? OriginOf(ExceptionCase one) => one.Deviation.Kind == CaseKind.LateShipment ? one.Deviation.OtherSite : one.Deviation.Site;

    /// <summary>A delay of one purchase order is felt where that order goes; a delay of a supplier wherever it delivers.</summary>
    private static Trouble Delayed(TowerState state, ExceptionCase one, (string Site, IReadOnlyList<string> Items, decimal Hours) told, DateTimeOffset now)
    {
        var over = now.AddHours((double)told.Hours);
        var reference = one.Deviation.Reference;
        var open = reference is null
            ? told.Items.SelectMany(item => state.Orders.InboundOf(item)).Select(inbound => inbound.Movement).Where(order => order.From == told.Site && state.Orders.PurchaseOrders.ContainsKey(order.Id)).DistinctBy(order => order.Id).ToList()
            : state.Orders.PurchaseOrders.Find(reference) is { } named ? [named] : [];
        var late = open.SelectMany(order => order.Lines.Where(line => told.Items.Contains(line.Item))
            .Select(line => new LateSupply(line.Item, order.To, Later(order.PromisedAt.AddHours((double)told.Hours), now)))).ToList();
        if (reference is null || open.Count == 0) late.AddRange(From(told.Site, told.Items, over));
        return new(late, [.. open.Select(order => order.Id)], null, over);
    }

    private static Trouble? Estimated(TowerState state, ExceptionCase one, IReadOnlyList<string> items, DateTimeOffset now)
    {
        if (one.Deviation.Reference is not { } id || state.Orders.Movement(id) is not { } shipment) return null;
        var at = Later(shipment.Expected, now);
        return new(From(shipment.To, items, at), [id], null, at);
    }

    /// <summary>What would have left the site before it is up again leaves then.</summary>
    private static Trouble Down(TowerState state, (string Site, IReadOnlyList<string> Items) what, DateTimeOffset over)
    {
        var held = what.Items.SelectMany(item => state.Orders.InboundOf(item)).Select(inbound => inbound.Movement)
            .Where(movement => movement.From == what.Site && movement.Status == MovementStatus.Planned && movement.Expected < over).Select(movement => movement.Id).Distinct().ToList();
        return new(From(what.Site, what.Items, over), held, what.Site, over);
    }

    /// <summary>What is on its way on the lane comes later by what the lane adds.</summary>
    private static Trouble OnLane(TowerState state, ExceptionCase one, decimal hours, DateTimeOffset now)
    {
        var moving = one.Deviation.Items.SelectMany(item => state.Orders.InboundOf(item)).Select(inbound => inbound.Movement)
            .Where(movement => movement.From == one.Deviation.Site && movement.To == one.Deviation.OtherSite).DistinctBy(movement => movement.Id).ToList();
        var late = moving.SelectMany(movement => movement.Lines.Select(line => new LateSupply(line.Item, movement.To, Later(movement.Expected.AddHours((double)hours), now)))).ToList();
        return new(late, [.. moving.Select(movement => movement.Id)], null, now.AddHours((double)hours));
    }

    private static SlowedSite? SlowedBy(ExceptionCase one, DateTimeOffset over) => one.Deviation.Percent is not { } percent ? null
        : new(one.Deviation.Site!, Math.Max(0, 1 + (percent / 100)), one.Deviation.BeganAt, one.Deviation.Hours is { } hours ? one.Deviation.BeganAt.AddHours((double)hours) : over);

    private static IEnumerable<ProductionOrder> Making(TowerState state, string site) => state.Orders.ProductionOrders.Values.Where(order => order.Site == site);

    private static Trouble SlowedDown(TowerState state, SlowedSite slowed, DateTimeOffset over)
    {
        var site = state.Network.Sites[slowed.Site].Entry;
        var late = Making(state, slowed.Site).Select(order => new LateSupply(order.Item, order.Site, slowed.DueOf(order, WorkTime.WithoutDowntime(site, order.Line)))).ToList();
        return new(late, [], null, over) { Slowed = slowed };
    }

    private static List<LateSupply> From(string site, IReadOnlyList<string> items, DateTimeOffset at) => [.. items.Select(item => new LateSupply(item, site, at))];

    private static List<string> ItemsOn(IEnumerable<Movement> movements) =>
        [.. movements.SelectMany(movement => movement.Lines).Select(line => line.Item).Distinct().Order(StringComparer.Ordinal)];

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>A site that has a share of its capacity from one instant until another.</summary>
internal sealed record SlowedSite(string Site, decimal Share, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>When an order is made: what is left of its work goes on at the share, and the rest of it afterwards.</summary>
    /// <param name="work">Without the downtime that this stands for.</param>
    public DateTimeOffset DueOf(ProductionOrder order, WorkTime work)
    {
        if (order.DueAt <= From || order.StartAt >= Until) return order.DueAt;
        var begin = order.StartAt > From ? order.StartAt : From;
        var left = work.Between(begin, order.DueAt);
        var meanwhile = work.Between(begin, Until) * Share;
        return meanwhile >= left && Share > 0 ? work.Add(begin, left / Share) : work.Add(Until, left - meanwhile);
    }
}

/// <param name="At">When goods of the item are at the site again.</param>
internal sealed record LateSupply(string Item, string Site, DateTimeOffset At);
