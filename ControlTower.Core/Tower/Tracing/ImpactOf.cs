using ControlTower.Core.Exceptions;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// What a case puts at risk: orders that goods come late for, through lanes and bills of material, because what lies there and what
/// comes in time does not cover them; and the production that stands still for want of inputs.
/// </summary>
public static class ImpactOf
{
    /// <remarks>What an invoice puts at risk is money and no goods; orders that nobody else can serve are at risk themselves.</remarks>
    public static Impact Case(TowerState state, ExceptionCase one, DateTimeOffset now, TowerRules rules) => one.Deviation.Kind is CaseKind.SettlementMismatch or CaseKind.SuspectedFraud
        ? MoneyAtRisk.Of(state, one)
        : one.Deviation.Kind == CaseKind.UnservedOrders ? OrdersAtRisk.Of(state, one)
        : Effect(state, one, now, []).Summary(state, rules);

    /// <summary>The same in full: each order and each line that stands still.</summary>
    /// <param name="extra">Goods that would come in addition, by an option.</param>
    public static TroubleEffect Effect(TowerState state, ExceptionCase one, DateTimeOffset now, IReadOnlyList<PlannedMove> extra)
    {
        if (Trouble.Of(state, one, now) is not { } trouble) return TroubleEffect.None;
        var reach = new TroubleReach(state, trouble);
        var pegging = new Pegging(state, trouble, reach, now);
        pegging.GiveOut(extra);
        var arrivals = new Arrivals(reach);
        return new(LinesLate(pegging, arrivals), new Stops(state, pegging, arrivals, now).Of(reach.Graph))
        {
            Waiting = Stops.Waiting(pegging, arrivals, now),
            LateNext = one.Deviation.OpenEnded ? [] : LinesLateNext(pegging, arrivals),
        };
    }

    /// <summary>The items that a case touches where it begins; none where it began at no site.</summary>
    public static IReadOnlyList<string> ItemsOf(TowerState state, ExceptionCase one) => Trouble.ItemsOf(state, one);

    /// <summary>In time, with less than an hour to spare.</summary>
    private static List<WantedLine> LinesLateNext(Pegging pegging, Arrivals arrivals) =>
        [.. pegging.Lines.Where(need => arrivals.Of(need) is var arrival && arrival.At <= need.By && arrival.At > need.By - TimeSpan.TicksPerHour && arrival.At > arrival.Planned).Select(need => need.Line!)];

    private static List<LateLine> LinesLate(Pegging pegging, Arrivals arrivals)
    {
        var late = new List<LateLine>();
        foreach (var need in pegging.Lines)
        {
            var arrival = arrivals.Of(need);
            if (arrival.At > need.By && arrival.At > arrival.Planned) late.Add(new(need.Line!, new(arrival.At, TimeSpan.Zero)));
        }
        return [.. late.OrderBy(one => one.Line.PromisedBy).ThenBy(one => one.Line.Order, StringComparer.Ordinal).ThenBy(one => one.Line.Line, StringComparer.Ordinal)];
    }
}

/// <param name="At">When it can be there.</param>
public sealed record LateLine(WantedLine Line, DateTimeOffset At)
{
    public decimal LateByHours => decimal.Round((At - Line.PromisedBy).Ticks / (decimal)TimeSpan.TicksPerHour, 4);
}
