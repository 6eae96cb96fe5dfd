using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower;

/// <summary>
/// What each further hour of a case costs: lateness as a stated share of the value that is late, penalties that are owed for late
/// orders, and production that stands still at the site's own price.
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
            .. TroubleEffect.Sum(late).Select(money => new HourCost("lateness", money)),
            .. TroubleEffect.Sum(stops).Select(money => new HourCost("lineStop", money)),
            .. TroubleEffect.Sum(penalties).Select(money => new HourCost("penalty", money)),
        ];
    }
}
