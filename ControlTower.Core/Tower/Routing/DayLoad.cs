using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Units that a site can still prepare in its next day of work.</summary>
/// <param name="PerDay">What it can do in the 24 hours from when it is next open.</param>
/// <param name="Committed">Of it, promised and not packed yet.</param>
public sealed record DayLoad(decimal PerDay, decimal Committed)
{
    public double Share => PerDay > 0 ? (double)(Committed / PerDay) : 1;

    /// <summary>Orders go elsewhere as long as others can serve them.</summary>
    /// <param name="share">Of a day's work that may be promised, 0 to 1.</param>
    public bool IsThrottled(decimal share) => Committed >= PerDay * share;

    /// <returns>Null where the site has told no capacity.</returns>
    public static DayLoad? Of(TowerState state, Site site, DateTimeOffset now)
    {
        if (site.Entry.Capacity is not { } rate) return null;
        var work = WorkTime.Of(site.Entry);
        var opens = work.Opening(now) ?? now;
        return new(rate * state.Network.CapacityShareOf(site.Id, now) * work.Between(opens, opens.AddDays(1)), state.Orders.Load.Find(site.Id).Units);
    }
}
