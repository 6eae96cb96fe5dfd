using System.Globalization;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Routine;

/// <summary>What starts routine work by time or by a figure. Where no protocol waits for it, it costs one look.</summary>
internal static class RoutineTriggers
{
    /// <summary>The time of a protocol has come: once, however many times were missed while nobody rang.</summary>
    public static void OnTime(Turn turn, string protocol)
    {
        var due = turn.State.Protocols.Schedules.ById[protocol];
        turn.Conclude(new ScheduleFired(protocol, due));
        if (turn.State.Protocols.Published.Find(protocol) is not { Document.Trigger: { Schedule: { } schedule } trigger } version) return;
        var reason = string.Create(CultureInfo.InvariantCulture, $"on schedule, {schedule.At:HH:mm} in {schedule.TimeZone}");
        foreach (var site in trigger.Sites.Cast<string?>().Distinct().DefaultIfEmpty(null))
        {
            RoutineCases.Start(turn, version, new(site is null ? ["schedule"] : ["schedule", site], reason, due) { Sites = site is null ? [] : [site], Items = trigger.Items });
        }
    }

    /// <summary>A figure was reckoned: beyond its limit it starts a protocol, and again only after it has recovered.</summary>
    public static void OfKpi(Turn turn, string kpi, decimal value)
    {
        foreach (var version in turn.State.Protocols.Index.OfKpi(kpi).Where(version => version.Document.Mode == ProtocolMode.Live).ToList())
        {
            var limit = version.Document.Trigger.Kpi!;
            if (!Thresholds.Pass(turn, version, [kpi], (value, value < limit.Below || value > limit.Above))) continue;
            var reason = string.Create(CultureInfo.InvariantCulture, $"{kpi} is {value:0.####}, {(limit.Below is { } below ? $"below {below:0.####}" : $"above {limit.Above:0.####}")}");
            var (sites, items) = (version.Document.Trigger.Sites, version.Document.Trigger.Items);
            RoutineCases.Start(turn, version, new(["kpi", kpi], reason, turn.Now) { Reference = kpi, Sites = sites is [var only] ? [only] : sites, Items = items });
        }
    }
}
