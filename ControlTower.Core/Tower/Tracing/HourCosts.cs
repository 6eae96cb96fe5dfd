using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// What each further hour of a case costs: lateness as a stated share of the value that is late, penalties that are owed for late
/// orders, production that stands still at the site's own price, and the surcharge of the faster transport that would then be needed
/// to bring in time what comes in time as yet, and would not if the trouble lasted an hour longer.
/// </summary>
internal static class HourCosts
{
    public static IReadOnlyList<HourCost> Of(TowerState state, TroubleEffect effect, TowerRules rules)
    {
        var late = effect.Lines.Select(one => one.Line.Value).Select(value => value is { } so ? new Money(Micros.Multiply(so.Micros, Micros.From(rules.LatenessPerHour)), so.Currency) : (Money?)null);
        var penalties = effect.Lines.Select(one => one.Line.Order).Distinct(StringComparer.Ordinal).Select(order => state.Orders.Open.Find(order)?.PenaltyPerHour);
        var stops = effect.Stops.Select(stop => state.Network.Sites.Find(stop.Site)?.Entry.StopCostPerHour);
        return
        [
            .. TroubleEffect.Sum(effect.LateNext.Select(line => Surcharge(state, line, rules))).Where(money => money.Micros > 0).Select(money => new HourCost("expedite", money)),
            .. TroubleEffect.Sum(late).Select(money => new HourCost("lateness", money)),
            .. TroubleEffect.Sum(stops).Select(money => new HourCost("lineStop", money)),
            .. TroubleEffect.Sum(penalties).Select(money => new HourCost("penalty", money)),
        ];
    }

    /// <summary>Of the quickest lane into the place where a line is wanted; null where none leads there.</summary>
    private static Money? Surcharge(TowerState state, WantedLine line, TowerRules rules)
    {
        if (state.Network.LanesInto(line.Destination).OrderBy(lane => lane.LeadTimeHours).ThenBy(lane => lane.From, StringComparer.Ordinal).FirstOrDefault() is not { } lane) return null;
        var ways = new StockWays(state.Network, line.Item, rules);
        if (ways.To(line.Destination)(lane.From) is not { } way) return null;
        var cost = ways.Cost(way, line.Quantity);
        return new(Enumerable.Repeat(cost.Micros, FasterTransport.Surcharge).Aggregate(0L, Micros.AddCapped), cost.Currency);
    }
}
