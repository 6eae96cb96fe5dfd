using ControlTower.Core.Journal;
using ControlTower.Core.Kpis;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Storage.Projections;

/// <summary>Works the figures out of the facts with lists of events and second by second sums; slow, and written without the rows.</summary>
internal sealed class PlainKpis
{
    private readonly List<(string Site, string Item, DateTimeOffset At, double Delta)> moves = [];
    private readonly List<(string Site, string Item, DateTimeOffset At, double Units)> sold = [];
    private readonly List<(DateTimeOffset At, bool Within)> counts = [];
    private readonly List<(string Item, DateTimeOffset At, double Units)> lines = [];
    private readonly Dictionary<string, (DateTimeOffset Promised, bool PurchaseOrder, string? Carrier, bool Ok)> movements = [];
    private readonly Dictionary<string, (DateTimeOffset Asked, DateTimeOffset? Answered)> waits = [];
    private readonly HashSet<string> arrivedIds = [];
    private readonly KpiQuery query;
    private readonly TowerState state;
    private readonly DateTimeOffset asOf;

    public PlainKpis(List<Fact> facts, KpiQuery query)
    {
        this.query = query;
        state = TowerState.Empty;
        foreach (var fact in facts)
        {
            var next = TowerApply.Apply(state, fact);
            Look(fact, state, next);
            state = next;
        }
        asOf = facts[^1].RecordedAt;
    }

    public IEnumerable<(string Kpi, double? Value)> All()
    {
        yield return ("inventoryAccuracy", InventoryAccuracy());
        yield return ("supplierOnTimeInFull", OnTimeInFull(one => one.PurchaseOrder));
        yield return ("carrierOnTimeInFull", OnTimeInFull(one => !one.PurchaseOrder && one.Carrier is not null));
        yield return ("inventoryTurnover", Turnover());
        yield return ("daysOfSupply", DaysOfSupply());
        yield return ("waitingTime", Waiting());
    }

    private void Look(Fact fact, TowerState before, TowerState after)
    {
        foreach (var (site, item) in TouchedBy(fact.Body))
        {
            var delta = (after.Network.StockOf(site, item)?.OnHand.Units ?? 0) - (before.Network.StockOf(site, item)?.OnHand.Units ?? 0);
            moves.Add((site, item, fact.OccurredAt, (double)delta));
        }
        if (fact.Body is OrderMoved moved) sold.AddRange(PlainMoves.Of(moved, before, after).Where(one => one.Left > 0).Select(one => (one.Site, one.Item, fact.OccurredAt, one.Left)));
        switch (fact.Body)
        {
            case StockCounted counted when before.Network.StockOf(counted.Site, counted.Item)?.BookOf(counted.Lot) is { } book:
                var off = Math.Abs((double)(counted.Quantity.Units - book.Units));
                counts.Add((fact.OccurredAt, off <= Math.Max(2, Math.Floor((double)book.Micros * 0.02) / 1e6)));
                break;
            case StockAdjusted { Reason: AdjustmentReason.Sale } adjusted when adjusted.Missing.Units - adjusted.Delta.Units is > 0 and var units:
                sold.Add((adjusted.Site, adjusted.Item, fact.OccurredAt, (double)units));
                break;
            case OrderProgressed { To: OrderStatus.Shipped } shipped when before.Orders.Open.TryGetValue(shipped.Order, out var order) && !before.Orders.Tracks.ContainsKey(shipped.Order):
                lines.AddRange(order.Lines.Select(line => (line.Item, fact.OccurredAt, (double)line.Quantity.Units)));
                break;
            case PurchaseOrderPlaced placed: movements[placed.PurchaseOrder.Id] = (placed.PurchaseOrder.PromisedAt, true, null, false); break;
            case MovementCancelled cancelled: movements.Remove(cancelled.Movement); break;
            case ShipmentPlanned { Shipment.Unpromised: false } planned: movements[planned.Shipment.Id] = (planned.Shipment.PromisedAt, false, planned.Shipment.Carrier, false); break;
            case ShipmentArrived arrived when before.Orders.Movement(arrived.Shipment) is { Unpromised: false } movement:
                var ordered = movement.Lines.GroupBy(line => line.Item).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity.Units));
                var full = arrived.Lines is { } told
                    ? ordered.All(line => told.Where(one => one.Item == line.Key).Sum(one => one.Quantity.Units) >= line.Value)
                    : movement.ConfirmedQuantity is not { } confirmed || confirmed.Units >= ordered.Values.Sum();
                var late = arrived.At.UtcDateTime.Date > movement.PromisedAt.UtcDateTime.Date;
                movements[arrived.Shipment] = movements[arrived.Shipment] with { Ok = full && !late };
                arrivedIds.Add(arrived.Shipment);
                break;
            case ApprovalRequested { Approval: { } asked }:
                foreach (var one in asked.Functions) waits[$"{asked.Id}/{one.Function}"] = (fact.RecordedAt, null);
                break;
            case ApprovalAnswered one: Answer($"{one.Approval}/{one.Function}", fact); break;
            case ApprovalRejected one: Answer($"{one.Approval}/{one.Function}", fact); break;
            case StepRequested one when one.Effects.Count > 0 || after.Protocols.Runs[one.Run].Steps[one.Step - 1].Task == true: waits[$"{one.Run}/{one.Step}"] = (fact.RecordedAt, null); break;
            case StepDone one: Answer($"{one.Run}/{one.Step}", fact); break;
        }
    }

    private void Answer(string id, Fact fact)
    {
        if (waits.TryGetValue(id, out var wait) && wait.Answered is null) waits[id] = (wait.Asked, fact.RecordedAt);
    }

    private static (string Site, string Item)[] TouchedBy(IFact body) => body switch
    {
        StockCounted one => [(one.Site, one.Item)],
        StockAdjusted one => [(one.Site, one.Item)],
        StockReceived one => [(one.Site, one.Item)],
        StockDispatched one => [(one.Site, one.Item)],
        OrderMoved one => [.. PlainMoves.Places(one)],
        _ => [],
    };

    private bool Within(DateTimeOffset at) => (query.From is null || at >= query.From) && (query.To is null || at < query.To);

    private double? OnTimeInFull(Func<(DateTimeOffset Promised, bool PurchaseOrder, string? Carrier, bool Ok), bool> counts)
    {
        var until = query.To is { } to && to < asOf ? to : asOf;
        var judged = movements.Where(pair => counts(pair.Value) && Within(pair.Value.Promised)
            && (arrivedIds.Contains(pair.Key) || until.UtcDateTime.Date > pair.Value.Promised.UtcDateTime.Date)).ToList();
        return judged.Count == 0 ? null : judged.Count(pair => pair.Value.Ok) / (double)judged.Count;
    }

    private double? InventoryAccuracy()
    {
        if (Window() is not { } window) return null;
        var within = counts.Where(one => one.At >= window.From && one.At < window.To).ToList();
        return within.Count == 0 ? null : within.Count(one => one.Within) / (double)within.Count;
    }

    private double? Waiting()
    {
        var hours = waits.Values.Where(one => Within(one.Asked) && one.Answered is not null).Select(one => (one.Answered!.Value - one.Asked).TotalHours).ToList();
        return hours.Count == 0 ? null : hours.Average();
    }

    /// <summary>Whole days, from the first on which anything moved.</summary>
    private (DateTimeOffset From, DateTimeOffset To)? Window()
    {
        if (moves.Count == 0) return null;
        var days = new List<DateTimeOffset>();
        var last = moves.Max(one => one.At) > asOf ? moves.Max(one => one.At) : asOf;
        for (var day = DayOf(moves.Min(one => one.At)); day <= last; day = day.AddDays(1))
        {
            if (Within(day)) days.Add(day);
        }
        return days.Count == 0 ? null : (days[0], days[^1].AddDays(1));
    }

    private static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>What lies at suppliers is theirs.</summary>
    private static bool IsOurs(string site) => Networks.Small.Sites!.Single(one => one.Id == site).Kind != SiteKind.Supplier;

    private double Cost(string item) => (double)state.Network.Items[item].Entry.UnitCost!.Value.Amount;

    private double? Turnover()
    {
        if (Window() is not { } window) return null;
        var value = 0.0;
        foreach (var position in moves.Where(one => IsOurs(one.Site)).GroupBy(one => (one.Site, one.Item)))
        {
            for (var day = window.From; day < window.To; day = day.AddDays(1))
            {
                // Each move counts for the rest of the day that it leaves, to the second.
                var held = position.Where(one => one.At < day.AddDays(1)).Sum(one => one.Delta * (one.At < day ? 86_400 : 86_400 - Math.Floor((one.At - day).TotalSeconds))) / 86_400;
                value += Cost(position.Key.Item) * Math.Max(0, held);
            }
        }
        var days = (window.To - window.From).TotalDays;
        return value <= 0 ? null : Left(window) * 365 / days / (value / days);
    }

    private double? DaysOfSupply()
    {
        if (moves.Count == 0) return null;
        var first = DayOf(moves.Min(one => one.At));
        var last = DayOf(moves.Max(one => one.At) > asOf ? moves.Max(one => one.At) : asOf).AddDays(1);
        var end = query.To is { } to && to < last ? DayOf(to.AddTicks(TimeSpan.TicksPerDay - 1)) : last;
        if (end <= first) return null;
        var onHand = moves.Where(one => one.At < end && IsOurs(one.Site)).GroupBy(one => (one.Site, one.Item)).Sum(one => Cost(one.Key.Item) * Math.Max(0, one.Sum(move => move.Delta)));
        var left = Left((end.AddDays(-28), end));
        return left <= 0 ? null : onHand * 28 / left;
    }

    private double Left((DateTimeOffset From, DateTimeOffset To) window)
    {
        var told = sold.Where(one => IsOurs(one.Site) && one.At >= window.From && one.At < window.To).ToList();
        var stocked = moves.Where(one => IsOurs(one.Site)).Select(one => one.Item).ToHashSet();
        return told.Sum(one => Cost(one.Item) * one.Units)
            + lines.Where(one => one.At >= window.From && one.At < window.To && stocked.Contains(one.Item) && told.All(sale => sale.Item != one.Item)).Sum(one => Cost(one.Item) * one.Units);
    }
}
