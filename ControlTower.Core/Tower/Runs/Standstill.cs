using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Tower.Runs;

/// <summary>For how long production really stood still, by the first reports of the orders that were to wait.</summary>
internal sealed class Standstill
{
    private readonly TowerState state;
    private readonly RunWatch watch;
    private readonly DateTimeOffset now;

    /// <summary>What the option had run at another time, and began.</summary>
    private readonly List<WatchedMaking> moved;

    private Standstill(TowerState state, RunWatch watch, RunOption option, DateTimeOffset now)
    {
        (this.state, this.watch, this.now) = (state, watch, now);
        moved = [.. (option.Production ?? []).Where(one => one.StartWas is { } was && was != one.StartAt).Select(one => watch.Making.Find(one.Order)).OfType<WatchedMaking>().Where(one => one.StartedAt is not null).OrderBy(one => one.StartedAt)];
    }

    /// <summary>
    /// Hours that were to be lost and were not; below 0 where it stood longer. Null where no order stands for a line that was to stand, or
    /// one has not begun, so that nobody knows yet for how long it stands.
    /// </summary>
    public static decimal? Saved(TowerState state, RunWatch watch, RunOption option, DateTimeOffset now)
    {
        if (watch.Risk is not { } risk || risk.Stops.Count == AtRisk.StopsKept || risk.Stops.Any(stop => stop.ProductionOrders.Count == 0)) return null;
        if (risk.Stops.SelectMany(stop => stop.ProductionOrders).Any(id => watch.Making.Find(id) is { StartedAt: null })) return null;
        var standstill = new Standstill(state, watch, option, now);
        return risk.Stops.Sum(stop => Hours(stop.Until - stop.From) - standstill.Real(stop));
    }

    /// <summary>
    /// From the time at which the first of those that began late was to run by plan until the last of them began, less the time from then on for
    /// which others that the option moved kept the line at work.
    /// </summary>
    private decimal Real(RiskedStop stop)
    {
        var late = stop.ProductionOrders.Select(watch.Making.Find).OfType<WatchedMaking>().Select(one => (From: Filled(one), Until: Begun(one))).Where(one => one.Until > one.From).ToList();
        return late.Count == 0 ? 0 : Hours(late.Max(one => one.Until) - late.Min(one => one.From));
    }

    /// <summary>When an order was to begin, or else the end of what was brought forward and ran on its line without a break from then on.</summary>
    private DateTimeOffset Filled(WatchedMaking waited)
    {
        var planned = waited.PlannedAt > watch.ActedAt ? waited.PlannedAt : watch.ActedAt;
        var filled = planned;
        foreach (var one in MovedBeside(waited).Where(one => one.StartedAt < one.PlannedAt))
        {
            if (one.StartedAt <= Opening(waited, filled) && (one.DoneAt ?? filled) > filled) filled = one.DoneAt!.Value;
        }
        return filled == planned ? filled : Opening(waited, filled);
    }

    /// <summary>When an order began, or else when what was moved and ran on its line without a break until then did.</summary>
    private DateTimeOffset Begun(WatchedMaking waited)
    {
        var begun = waited.StartedAt!.Value;
        foreach (var one in MovedBeside(waited).Reverse())
        {
            if (one.StartedAt < begun && (one.DoneAt ?? now) >= begun) begun = one.StartedAt!.Value;
        }
        return begun;
    }

    private IEnumerable<WatchedMaking> MovedBeside(WatchedMaking waited) => moved.Where(one => one != waited && one.Site == waited.Site && one.Line == waited.Line);

    private DateTimeOffset Opening(WatchedMaking one, DateTimeOffset at) =>
        state.Network.Sites.Find(one.Site) is { } site && WorkTime.Of(site.Entry, one.Line).Opening(at) is { } open ? open : at;

    private static decimal Hours(TimeSpan span) => decimal.Round(span.Ticks / (decimal)TimeSpan.TicksPerHour, 4);
}
