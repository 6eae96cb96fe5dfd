using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower;

/// <summary>What a case means for the flow of goods.</summary>
/// <param name="Late">Where goods come again, and when, that should have come before.</param>
/// <param name="Held">Ids of movements that do not come as expected.</param>
/// <param name="Closed">A site that gives out nothing while it lasts.</param>
/// <param name="Over">When the trouble ends, as far as known.</param>
internal sealed record Trouble(IReadOnlyList<LateSupply> Late, IReadOnlyList<string> Held, string? Closed, DateTimeOffset Over)
{
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

    private static List<LateSupply> From(string site, IReadOnlyList<string> items, DateTimeOffset at) => [.. items.Select(item => new LateSupply(item, site, at))];

    private static List<string> ItemsOn(IEnumerable<Movement> movements) =>
        [.. movements.SelectMany(movement => movement.Lines).Select(line => line.Item).Distinct().Order(StringComparer.Ordinal)];

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <param name="At">When goods of the item are at the site again.</param>
internal sealed record LateSupply(string Item, string Site, DateTimeOffset At);
