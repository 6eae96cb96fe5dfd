using ControlTower.Core.Network;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Tower.Freight;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// When sites have goods ready, and what carriers are late by, as a state tells at an instant. It is the same for every order, so it is worked out once for
/// all that are decided together.
/// </summary>
internal sealed class SiteTimes(TowerState state, DateTimeOffset now)
{
    /// <summary>Nobody waits longer, whatever the figures say; hours.</summary>
    private const decimal LongestWait = 8_760;

    private readonly Dictionary<string, (DayLoad? Load, DateTimeOffset Ready)> sites = new(StringComparer.Ordinal); // lookup only
    private readonly Dictionary<string, double> carriers = new(StringComparer.Ordinal); // lookup only

    /// <summary>What a site has promised for its next day of work, null where it has told no capacity; and when it would have ready what is asked of it now.</summary>
    public (DayLoad? Load, DateTimeOffset Ready) Of(Site site)
    {
        if (sites.TryGetValue(site.Id, out var known)) return known;
        var load = DayLoad.Of(state, site, now);
        return sites[site.Id] = (load, Ready(site, load));
    }

    /// <summary>What a carrier was late by on average, in hours; nothing where no delivery of its was told.</summary>
    public double LateHoursOf(string carrier)
    {
        if (!carriers.TryGetValue(carrier, out var hours)) carriers[carrier] = hours = (double)(FreightShopping.MeanHoursLate(state.Orders.CarrierRecord(carrier).Deliveries) ?? 0);
        return hours;
    }

    /// <summary>After its cut-off, in its working hours, behind what it has promised already.</summary>
    private DateTimeOffset Ready(Site site, DayLoad? load)
    {
        var zone = site.Entry.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        var begins = ShipTime.Of(new(site.Id) { Zone = zone, CutOff = site.Entry.CutOff }, now);
        var work = WorkTime.Of(site.Entry);
        var opens = work.Opening(begins) ?? begins;
        if (load is not { PerDay: > 0, Committed: > 0 }) return opens.ToUniversalTime();
        var rate = site.Entry.Capacity!.Value * state.Network.CapacityShareOf(site.Id, now);
        return work.Add(opens, Math.Min(LongestWait, load.Committed / rate)).ToUniversalTime();
    }
}
