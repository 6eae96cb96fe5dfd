using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>What should have happened and did not: a case once its tolerance is over, and news that comes later heals it.</summary>
internal static class OverdueNews
{
    /// <param name="portion">At most so many of each kind.</param>
    public static void Ring(Turn turn, int portion)
    {
        if (turn.Rules.Silence is not { } silence) return;
        foreach (var what in DueIndex.Kinds)
        {
            foreach (var id in turn.State.Orders.Due.Of(what).Due(silence.DueBefore(what, turn.Now), portion)) Miss(turn, what, id);
        }
    }

    /// <summary>Where facts have moved or ended what was overdue, its case heals.</summary>
    /// <param name="since">How many facts there were, and the state, before the news.</param>
    /// <param name="signal">What told it; null where it was no signal.</param>
    public static void Follow(Turn turn, (int Facts, TowerState State) since, string? signal)
    {
        if (ReferenceEquals(turn.State.Orders.Due.Missed, since.State.Orders.Due.Missed)) return;
        for (var i = since.Facts; i < turn.Facts.Count; i++)
        {
            if (NextDue.Of(turn.Facts[i].Body) is not { } thing) continue;
            foreach (var what in thing.Kinds.Where(what => !turn.State.Orders.Due.Missed.ContainsKey(DueIndex.Key(what, thing.Id))))
            {
                CaseKeeping.Heal(turn, [nameof(CaseKind.Overdue), DueIndex.Word(what), thing.Id], signal, $"there is news of the {DueIndex.Word(what)}");
            }
        }
    }

    private static void Miss(Turn turn, DueWhat what, string id)
    {
        var at = turn.State.Orders.Due.Of(what).ById[id];
        if (what == DueWhat.Arrival && ToldDelay(turn, id) is { } until && until > at)
        {
            turn.Conclude(new MovementDelayTold(id, until));
            return;
        }
        turn.Conclude(new DueMissed(what, id, at));
        var hours = decimal.Round((turn.Now - at).Ticks / (decimal)TimeSpan.TicksPerHour, 2);
        CaseKeeping.Find(turn, NewsIsOverdue.Judge((DueIndex.Word(what), id, FunctionOf(what)), Where(turn.State.Orders, what, id), (at, hours)), null);
    }

    /// <summary>What the supplier has told already is no silence: it is waited for until its delay is over.</summary>
    private static DateTimeOffset? ToldDelay(Turn turn, string id)
    {
        if (turn.State.Orders.PurchaseOrders.Find(id) is not { } order) return null;
        var told = CaseKeeping.OpenOf(turn, [nameof(CaseKind.SupplierDelay), order.From, id]) ?? CaseKeeping.OpenOf(turn, [nameof(CaseKind.SupplierDelay), order.From]);
        if (told is not { Status: not CaseStatus.ReturnedToNormal, Deviation: { Hours: { } hours } delay } || !(delay.Items.Count == 0 || order.Lines.Any(line => delay.Items.Contains(line.Item)))) return null;
        var ticks = Micros.AddCapped(order.PromisedAt.UtcTicks, (long)(hours * TimeSpan.TicksPerHour));
        return ticks > DateTimeOffset.MaxValue.UtcTicks ? null : new(ticks, TimeSpan.Zero);
    }

    private static string FunctionOf(DueWhat what) => what switch
    {
        DueWhat.Confirmation => "procurement",
        DueWhat.Departure or DueWhat.Arrival => "logistics",
        DueWhat.Start or DueWhat.Completion => "production",
        _ => "customerService",
    };

    /// <summary>An order that waits is felt at its destination; it began at no site that is known.</summary>
    private static (string? Site, string? Other, IReadOnlyList<string> Items) Where(OrderState orders, DueWhat what, string id)
    {
        if (what is DueWhat.Start or DueWhat.Completion) return orders.ProductionOrders[id] is var making ? (making.Site, null, [making.Item]) : default;
        if (what == DueWhat.Delivery) return orders.Open[id] is var order ? (null, order.Destination, Sorted(order.Lines.Select(line => line.Item))) : default;
        var movement = orders.Movement(id)!;
        return (NotEmpty(movement.From), NotEmpty(movement.To), Sorted(movement.Lines.Select(line => line.Item)));
    }

    private static string? NotEmpty(string site) => site.Length > 0 ? site : null;

    private static List<string> Sorted(IEnumerable<string> items) => [.. items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
