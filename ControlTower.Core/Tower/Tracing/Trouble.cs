using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

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

    /// <summary>A year; what is behind by more is behind by that.</summary>
    private const decimal LongestHours = 8_760;

    /// <returns>Null where it began at no site that is known.</returns>
    public static Trouble? Of(TowerState state, ExceptionCase one, DateTimeOffset now)
    {
        // A bad record is no trouble in the flow of goods; the deliveries that it speaks of have their own cases. Routine is no trouble at all.
        if (one.Deviation.Kind is CaseKind.SupplierHealth or CaseKind.Routine or CaseKind.SettlementMismatch or CaseKind.SuspectedFraud or CaseKind.UnservedOrders) return null;
        if (OriginOf(one) is not { } origin || !state.Network.Sites.ContainsKey(origin)) return null;
        var hours = one.Deviation.OpenEnded ? UnknownHours : one.Deviation.Hours ?? UnknownHours;
        var over = now.AddHours((double)hours);
        var items = ItemsOf(state, one);
        return one.Deviation.Kind switch
        {
            CaseKind.SupplierDelay => Delayed(state, one, (origin, items, hours), now),
            CaseKind.LateShipment or CaseKind.Overdue => Estimated(state, one, items, now) ?? new(From(origin, items, over), [], null, over),
            CaseKind.SupplierDown or CaseKind.SiteDown => Down(state, (origin, items), over),
            CaseKind.LaneCondition => OnLane(state, one, hours, now),
            CaseKind.CapacityDrop or CaseKind.PlannedDowntime or CaseKind.AutomationBelowNeed when SlowedBy(one, over) is { } slowed && Making(state, origin).Any() => SlowedDown(state, slowed, over),
            CaseKind.CapacityDrop or CaseKind.AutomationBelowNeed when SlowedBy(one, over) is { } slowed => Behind(state, slowed, items, now),
            CaseKind.Backlog => Overloaded(state, one, (origin, items), now),
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

    /// <summary>What is late on its way is missed where it goes; so is what should have moved and did not.</summary>
    public static string? OriginOf(ExceptionCase one) => one.Deviation.Kind switch
    {
        CaseKind.LateShipment => one.Deviation.OtherSite,
        CaseKind.Overdue when one.Deviation.Site is not null => one.Deviation.OtherSite ?? one.Deviation.Site,
        _ => one.Deviation.Site,
    };

    /// <summary>A delay of one purchase order is felt where that order goes; a delay of a supplier wherever it delivers.</summary>
    private static Trouble Delayed(TowerState state, ExceptionCase one, (string Site, IReadOnlyList<string> Items, decimal Hours) told, DateTimeOffset now)
    {
        var over = now.AddHours((double)told.Hours);
        var reference = one.Deviation.Reference;
        var open = reference is null
            ? told.Items.SelectMany(item => state.Orders.InboundOf(item)).Select(inbound => inbound.Movement).Where(order => order.From == told.Site && state.Orders.PurchaseOrders.ContainsKey(order.Id)).DistinctBy(order => order.Id).ToList()
            : state.Orders.PurchaseOrders.Find(reference) is { } named ? [named] : [];
        var late = open.SelectMany(order => order.Lines.Where(line => told.Items.Contains(line.Item))
            .Select(line => new LateSupply(line.Item, order.To, Later(Expedited(state, order, told.Hours) ?? order.PromisedAt.AddHours((double)told.Hours), now)) { Planned = order.PromisedAt })).ToList();
        if (reference is null || open.Count == 0) late.AddRange(From(told.Site, told.Items, over));
        return new(late, [.. open.Select(order => order.Id)], null, over);
    }

    /// <summary>When an order that a run has sent faster is there, also when it leaves still later than it was then told; null where none was.</summary>
    private static DateTimeOffset? Expedited(TowerState state, Movement order, decimal hours) =>
        order is { Reference: not null, Eta: { } eta } && state.Network.Lane(order.From, order.To) is { } lane ? Later(eta, FasterTransport.Leaves(order, lane, hours) + FasterTransport.Takes(lane)) : null;

    private static Trouble? Estimated(TowerState state, ExceptionCase one, IReadOnlyList<string> items, DateTimeOffset now)
    {
        if (one.Deviation.Reference is not { } id || state.Orders.Movement(id) is not { } shipment) return null;
        // What has not left comes as much later at least.
        var waited = one.Deviation is { Kind: CaseKind.Overdue, About: ["departure", ..], Hours: { } hours } ? hours : 0;
        var at = Later(shipment.Expected.AddHours((double)waited), now);
        return new([.. From(shipment.To, items, at).Select(late => late with { Planned = shipment.PromisedAt })], [id], null, at);
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
            .Where(movement => movement.From == one.Deviation.Site && movement.To == one.Deviation.OtherSite && !IsAnswerTo(one, movement)).DistinctBy(movement => movement.Id).ToList();
        var late = moving.SelectMany(movement => movement.Lines.Select(line => new LateSupply(line.Item, movement.To, Later(movement.Expected.AddHours((double)hours), now)) { Planned = movement.Expected })).ToList();
        return new(late, [.. moving.Select(movement => movement.Id)], null, now.AddHours((double)hours));
    }

    /// <summary>What a decision set in motion since reckons with the trouble already.</summary>
    private static bool IsAnswerTo(ExceptionCase one, Movement movement) => movement.Reference is not null && movement.KnownAt >= one.DetectedAt;

    private static SlowedSite? SlowedBy(ExceptionCase one, DateTimeOffset over) => one.Deviation.Percent is not { } percent ? null
        : new(one.Deviation.Site!, Math.Max(0, 1 + (percent / 100)), one.Deviation.BeganAt, one.Deviation.Hours is { } hours ? one.Deviation.BeganAt.AddHours((double)hours) : over);

    private static IEnumerable<ProductionOrder> Making(TowerState state, string site) => state.Orders.ProductionOrders.Values.Where(order => order.Site == site);

    private static Trouble SlowedDown(TowerState state, SlowedSite slowed, DateTimeOffset over)
    {
        var site = state.Network.Sites[slowed.Site].Entry;
        var late = Making(state, slowed.Site).Select(order => new LateSupply(order.Item, order.Site, slowed.DueOf(order, WorkTime.WithoutDowntime(site, order.Line)))).ToList();
        return new(late, [], null, over) { Slowed = slowed };
    }

    /// <summary>
    /// An outage by degrees, where no production is ordered. The work of a day at a share of the capacity takes 1 / share days, so what
    /// passes through comes later by 24 × (1 / share − 1) hours that are worked there, and never later than the end of the drop: what lies
    /// there, and what is to leave until then.
    /// </summary>
    private static Trouble Behind(TowerState state, SlowedSite slowed, IReadOnlyList<string> items, DateTimeOffset now)
    {
        var begin = Later(slowed.From, now);
        var back = slowed.BackAt(begin, WorkTime.Of(state.Network.Sites[slowed.Site].Entry));
        var held = items.SelectMany(item => state.Orders.InboundOf(item)).Select(inbound => inbound.Movement).DistinctBy(movement => movement.Id)
            .Where(movement => movement.From == slowed.Site && movement.Status == MovementStatus.Planned && movement.Expected < Later(slowed.Until, now)).ToList();
        var late = held.SelectMany(movement => movement.Lines.Select(line => new LateSupply(line.Item, movement.To, Later(movement.Expected, now) + (back - begin)) { Planned = movement.Expected }));
        // Before it begins what lies there may still leave in time.
        return new([.. From(slowed.Site, items, back), .. late], [.. held.Select(movement => movement.Id)], slowed.From <= now ? slowed.Site : null, back);
    }

    /// <summary>What waits at a site that is behind leaves later by what it is behind.</summary>
    private static Trouble Overloaded(TowerState state, ExceptionCase one, (string Site, IReadOnlyList<string> Items) what, DateTimeOffset now)
    {
        var rate = state.Network.Sites[what.Site].Entry.Capacity ?? 0;
        var behind = rate > 0 && one.Deviation.Delta is { } missing ? Math.Min(Math.Abs(missing.Units) / rate, LongestHours) : UnknownHours;
        var over = now.AddHours((double)behind);
        return new(From(what.Site, what.Items, over), [], what.Site, over);
    }

    private static List<LateSupply> From(string site, IReadOnlyList<string> items, DateTimeOffset at) => [.. items.Select(item => new LateSupply(item, site, at))];

    private static List<string> ItemsOn(IEnumerable<Movement> movements) =>
        [.. movements.SelectMany(movement => movement.Lines).Select(line => line.Item).Distinct().Order(StringComparer.Ordinal)];

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>A site that has a share of its capacity from one instant until another.</summary>
internal sealed record SlowedSite(string Site, decimal Share, DateTimeOffset From, DateTimeOffset Until)
{
    private const decimal HoursInHand = 24;

    /// <summary>When what is in hand, a day's work at all of the capacity, is done: as much later as that takes longer at the share, and at the end of it at the latest.</summary>
    public DateTimeOffset BackAt(DateTimeOffset begin, WorkTime work)
    {
        if (Until <= begin) return begin;
        var (behind, most) = (HoursInHand * (1 - Share), (Until - begin).Ticks / (decimal)TimeSpan.TicksPerHour);
        if (behind >= most * Share) return Until;
        var back = work.Add(begin, behind / Share);
        return back < Until ? back : Until;
    }

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
internal sealed record LateSupply(string Item, string Site, DateTimeOffset At)
{
    /// <summary>When they would have been there; null where nothing tells.</summary>
    public DateTimeOffset? Planned { get; init; }
}
