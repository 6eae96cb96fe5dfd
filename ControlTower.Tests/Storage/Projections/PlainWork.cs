using ControlTower.Core.Journal;
using ControlTower.Core.Kpis;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Planning;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Storage.Projections;

/// <summary>Errors of orders and use of capacity, worked out of the facts: order by order, and minute by minute.</summary>
internal sealed class PlainWork
{
    private readonly Dictionary<string, (DateTimeOffset Placed, DateTimeOffset? Promised, DateTimeOffset? Delivered, OrderStatus? Ended)> orders = [];
    private readonly List<(string Site, DateTimeOffset At, double Units)> handled = [];
    private readonly List<DateTimeOffset> told = [];
    private readonly KpiQuery query;
    private readonly DateTimeOffset asOf;
    private readonly TowerState state;

    public PlainWork(List<Fact> facts, KpiQuery query)
    {
        this.query = query;
        asOf = facts[^1].RecordedAt;
        state = TowerState.Empty;
        foreach (var fact in facts)
        {
            var next = TowerApply.Apply(state, fact);
            Look(fact);
            if (fact.Body is OrderMoved moved) foreach (var place in PlainMoves.Of(moved, state, next)) Handle(place.Site, fact, place.Came + place.Left);
            state = next;
        }
    }

    public IEnumerable<(string Kpi, double? Value)> All()
    {
        yield return ("fulfilmentErrorRate", ErrorRate());
        yield return ("capacityUsed", CapacityUsed());
    }

    private void Look(Fact fact)
    {
        switch (fact.Body)
        {
            case OrderPlaced { Order: var order }: orders[order.Id] = (order.PlacedAt, order.PromisedBy, null, null); break;
            case OrderProgressed { To: OrderStatus.Delivered } one when orders.TryGetValue(one.Order, out var order) && order.Ended is null: orders[one.Order] = order with { Delivered = fact.OccurredAt }; break;
            case OrderEnded one when orders.TryGetValue(one.Order, out var order) && order.Ended is null: orders[one.Order] = order with { Ended = one.Outcome }; break;
            case StockReceived one: Handle(one.Site, fact, (double)one.Quantity.Units); break;
            case StockDispatched one: Handle(one.Site, fact, (double)one.Quantity.Units); break;
            case ProductionObserved one: Handle(one.Site, fact, (double)one.Quantity.Units); break;
            case StockAdjusted one:
                var left = (double)(one.Missing.Units - one.Delta.Units);
                Handle(one.Site, fact, left < 0 || one.Reason is AdjustmentReason.Sale or AdjustmentReason.Transfer ? Math.Abs(left) : 0);
                break;
            case StockCounted one: Handle(one.Site, fact, 0); break;
        }
    }

    private void Handle(string site, Fact fact, double units)
    {
        handled.Add((site, fact.OccurredAt, units));
        told.Add(fact.OccurredAt);
    }

    private double? ErrorRate()
    {
        var judged = orders.Values.Where(one => (query.From is null || one.Placed >= query.From) && (query.To is null || one.Placed < query.To))
            .Where(one => one.Ended == OrderStatus.Unavailable || (one.Ended == OrderStatus.Delivered && one is { Delivered: not null, Promised: not null })).ToList();
        return judged.Count == 0 ? null : judged.Count(one => one.Ended == OrderStatus.Unavailable || one.Delivered!.Value.UtcDateTime.Date > one.Promised!.Value.UtcDateTime.Date) / (double)judged.Count;
    }

    private double? CapacityUsed()
    {
        if (Days() is not [var first, ..] days) return null;
        var end = days[^1].AddDays(1);
        // A site counts from when something was told of it.
        var rated = state.Network.Sites.Values.Select(site => site.Entry).Where(site => site.Capacity > 0 && handled.Any(one => one.Site == site.Id && one.At < end)).ToList();
        if (rated.Count == 0) return null;
        var could = rated.Sum(site => (double)site.Capacity!.Value * Minutes(site, first, end) / 60.0);
        var did = handled.Where(one => one.At >= first && one.At < end && rated.Any(site => site.Id == one.Site)).Sum(one => one.Units);
        return could > 0 ? did / could : null;
    }

    private List<DateTimeOffset> Days()
    {
        var days = new List<DateTimeOffset>();
        if (told.Count == 0) return days;
        for (var day = DayOf(told.Min()); day <= (told.Max() > asOf ? told.Max() : asOf); day = day.AddDays(1))
        {
            if ((query.From is null || day >= query.From) && (query.To is null || day < query.To)) days.Add(day);
        }
        return days;
    }

    private static int Minutes(SiteEntry site, DateTimeOffset from, DateTimeOffset until)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone ?? "UTC");
        var open = 0;
        for (var at = from; at < until; at = at.AddMinutes(1))
        {
            var local = TimeZoneInfo.ConvertTime(at, zone);
            var works = site.Calendar is not { } calendar || calendar.Shifts.Any(shift => shift.Days.Contains(local.DayOfWeek) && TimeOnly.FromDateTime(local.DateTime) >= shift.From && TimeOnly.FromDateTime(local.DateTime) < shift.Until);
            if (works && !(site.Downtime ?? []).Any(down => at >= down.From && at < down.Until)) open++;
        }
        return open;
    }

    private static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);
}
