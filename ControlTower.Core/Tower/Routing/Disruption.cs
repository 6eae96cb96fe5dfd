using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Routing;

/// <summary>A site that is down, or a lane in trouble of unknown length, and what it means for open orders.</summary>
/// <param name="To">Where the lane ends; null for all that the site serves.</param>
/// <param name="Until">Null while nobody knows.</param>
/// <param name="Waiting">Orders of which something waits for it.</param>
/// <param name="AtRisk">What that is worth.</param>
/// <param name="Done">What was served from elsewhere since; null where nobody looked yet.</param>
public sealed record Disruption(string Site, string? To, DateTimeOffset Since, DateTimeOffset? Until, int Waiting, IReadOnlyList<Money> AtRisk, ResourceTally? Done)
{
    /// <summary>Of what nobody else can serve, or else of the trouble itself.</summary>
    public string? Case { get; init; }

    public int Touched => Waiting + (Done?.Saved ?? 0);

    /// <summary>Those that touch orders, sites before lanes, each in order of id.</summary>
    public static IReadOnlyList<Disruption> Of(TowerState state)
    {
        var now = state.RecordedAt;
        var sites = state.Network.Outages.Values.Where(outage => state.Network.IsDown(outage.Site, now)).Select(outage => Of(state, new(outage.Site), outage.From, outage.Until));
        var lanes = state.Network.LaneConditions.Values.Where(lane => !lane.Measured && lane.HoldsAt(now)).Select(lane => Of(state, new(lane.From, lane.To), lane.Since, lane.Until));
        return [.. sites.Concat(lanes).Where(one => one.Touched > 0)];
    }

    private static Disruption Of(TowerState state, ResourceScope scope, DateTimeOffset since, DateTimeOffset? until)
    {
        var waiting = OrdersAtRisk.Of(state, scope);
        var about = scope.To is { } to ? Keys.Of(scope.Site, to) : scope.Site;
        var mark = state.Orders.Resourced.Find(Keys.Of(scope.Site, scope.To ?? ""));
        return new(scope.Site, scope.To, since, until, waiting.Orders, waiting.Value, mark?.Since == since ? mark.Tally : null)
        {
            Case = (state.Exceptions.OpenAbout(CaseKind.UnservedOrders, about) ?? state.Exceptions.OpenAbout(scope.To is null ? CaseKind.SiteDown : CaseKind.LaneCondition, about))?.Id,
        };
    }
}
