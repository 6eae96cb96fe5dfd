using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Features.Orders.Load;

/// <param name="Day">As sourcing reckons with it; null where the site has told no capacity.</param>
/// <param name="Days">Its next days in its own zone, as what it has promised is worked off at its capacity.</param>
/// <param name="Waits">What stands there, the oldest first.</param>
public sealed record SiteLoadRow(Site Site, DayLoad? Day, IReadOnlyList<LoadDay> Days, IReadOnlyList<WaitingUnits> Waits)
{
    /// <summary>Of the next day of work that is promised; above 1 there is more than a day's.</summary>
    public double Share => Day?.Share ?? 0;

    public bool Down { get; init; }

    /// <summary>Of its capacity that is there now, 0 to 1.</summary>
    public decimal Capacity { get; init; } = 1;

    /// <summary>Policies by which orders go elsewhere now, as long as others can serve them.</summary>
    public IReadOnlyList<string> ThrottledBy { get; init; } = [];

    /// <summary>Units left when the last of <see cref="Days"/> is over.</summary>
    public decimal Beyond { get; init; }

    public IReadOnlyList<LoadAge> Ages { get; init; } = [];

    public int Orders { get; init; }

    /// <summary>Such as "throttled for standard".</summary>
    public string Words => Down ? "down" : ThrottledBy.Count > 0 ? ThrottledBy.Contains("standard") ? "throttled" : $"throttled for {string.Join(", ", ThrottledBy)}" : Day is null ? "no capacity told" : Capacity < 1 ? $"{Capacity * 100:0} % there" : "takes orders";

    public static SiteLoadRow Of(TowerState state, Site site, IReadOnlyList<WaitingUnits> waits, (DateTimeOffset Now, IReadOnlyList<(string Policy, decimal Share)> Throttles) at)
    {
        var day = DayLoad.Of(state, site, at.Now);
        var days = day is null ? [] : DaysOf(state, site, day.Committed, at.Now).ToList();
        return new(site, day, days, waits)
        {
            Down = state.Network.IsDown(site.Id, at.Now),
            Capacity = state.Network.CapacityShareOf(site.Id, at.Now),
            ThrottledBy = day is null ? [] : [.. at.Throttles.Where(one => day.IsThrottled(one.Share)).Select(one => one.Policy)],
            Beyond = day is null ? 0 : Math.Max(0, day.Committed - days.Sum(one => one.Can)),
            Ages = LoadAge.Of(waits, at.Now),
            Orders = waits.Select(one => one.Track.Id).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private static IEnumerable<LoadDay> DaysOf(TowerState state, Site site, decimal committed, DateTimeOffset now)
    {
        var zone = site.Entry.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        var (work, from, left) = (WorkTime.Of(site.Entry), now, committed);
        for (var i = 0; i < SiteLoads.MostDays; i++)
        {
            var until = Midnight(from, zone);
            var can = site.Entry.Capacity!.Value * state.Network.CapacityShareOf(site.Id, from) * work.Between(from, until);
            var due = Math.Min(left, can);
            yield return new(from, due, can);
            (from, left) = (until, left - due);
        }
    }

    /// <summary>The next in the zone; where clocks are put forward over it, the first instant after.</summary>
    private static DateTimeOffset Midnight(DateTimeOffset at, TimeZoneInfo zone)
    {
        var next = TimeZoneInfo.ConvertTime(at, zone).Date.AddDays(1);
        while (zone.IsInvalidTime(next)) next = next.AddMinutes(15);
        return new DateTimeOffset(next, zone.GetUtcOffset(next)).ToUniversalTime();
    }
}

/// <param name="Due">Units that are promised and done by then.</param>
/// <param name="Can">Units: capacity × hours worked × the share that is there.</param>
public sealed record LoadDay(DateTimeOffset From, decimal Due, decimal Can)
{
    /// <summary>0 to 1; a day on which nothing is worked is neither full nor empty, and 0.</summary>
    public double Share => Can > 0 ? (double)(Due / Can) : 0;

    public bool Full => Can > 0 && Due >= Can;
}

/// <summary>Units by how long they have stood where they stand.</summary>
/// <param name="Share">Of all that stand there, 0 to 1.</param>
public sealed record LoadAge(string Name, decimal Units, double Share)
{
    private static readonly IReadOnlyList<(string Name, double Hours)> Bounds = [("under 4 h", 4), ("4 h to 1 d", 24), ("1 to 3 d", 72), ("over 3 d", double.MaxValue)];

    public static IReadOnlyList<LoadAge> Of(IReadOnlyList<WaitingUnits> waits, DateTimeOffset now)
    {
        var all = waits.Sum(one => one.Group.Quantity.Units);
        var least = 0d;
        List<LoadAge> ages = [];
        foreach (var (name, hours) in Bounds)
        {
            var units = waits.Where(one => Hours(one, now) >= least && Hours(one, now) < hours).Sum(one => one.Group.Quantity.Units);
            ages.Add(new(name, units, all > 0 ? (double)(units / all) : 0));
            least = hours;
        }
        return ages;
    }

    private static double Hours(WaitingUnits one, DateTimeOffset now) => Math.Max(0, (now - one.Group.Since).TotalHours);
}
