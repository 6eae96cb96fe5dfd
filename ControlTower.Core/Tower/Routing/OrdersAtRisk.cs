using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Orders that are set aside where they cannot leave, and what they are worth.</summary>
internal static class OrdersAtRisk
{
    /// <summary>By the case of what could not be saved.</summary>
    public static Impact Of(TowerState state, ExceptionCase one) => one.Deviation.About is [var site, ..] about ? Of(state, new ResourceScope(site, about.ElementAtOrDefault(1))) : Impact.None;

    /// <summary>What the scope serves and nobody has picked.</summary>
    public static Impact Of(TowerState state, ResourceScope scope)
    {
        var tracks = ResourcePlanning.Tracks(state, scope).OrderBy(track => track.Order.PromisedBy ?? DateTimeOffset.MaxValue).ThenBy(track => track.Id, StringComparer.Ordinal).ToList();
        var lines = tracks.SelectMany(track => ResourceQuestion.Touched(track, scope).Select(group => (Line: track.Line(group.Line)!, group.Quantity))).ToList();
        var value = lines.Where(one => one.Line.Price is not null).Select(one => one.Line.Price!.Value * one.Quantity).GroupBy(amount => amount.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal) // ordered: as they first occur
            .Select(group => new Money(group.Aggregate(0L, (sum, amount) => Micros.AddCapped(sum, amount.Micros)), group.Key));
        return new(
            tracks.Count, lines.Count, tracks.Select(track => track.Order.Customer).Distinct(StringComparer.Ordinal).Count(), [.. value], tracks.Select(track => track.Order.PromisedBy).FirstOrDefault(),
            [.. tracks.Select(track => track.Order.Destination).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. tracks.Select(track => track.Id).Take(Impact.Kept)])
        {
            Items = [.. lines.Select(one => one.Line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>A site that is down, or a lane in trouble, does not send them.</summary>
    public static bool IsTrouble(TowerState state, ResourceScope scope, DateTimeOffset now) => Since(state, scope, now) is not null;

    /// <summary>From when the site is down, or else its lane in trouble; null where neither is.</summary>
    public static DateTimeOffset? Since(TowerState state, ResourceScope scope, DateTimeOffset now) =>
        state.Network.IsDown(scope.Site, now) ? state.Network.Outages[scope.Site].From
        : scope.To is { } to && state.Network.LaneConditions.Find(Keys.Of(scope.Site, to)) is { } trouble && trouble.HoldsAt(now) ? trouble.Since
        : null;
}
