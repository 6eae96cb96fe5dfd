using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Runs;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower;

/// <summary>
/// Heavy work that stands beside the loop: which impacts are to be reckoned and which options to be weighed on a view, as the
/// commands that hand in what came of it. The live tower does it in a job, a backtest at once.
/// </summary>
public static class BesideTheLoop
{
    public static bool Waits(TowerState view) => view.Exceptions.ImpactDue.Count > 0 || view.Protocols.Weighing.Count > 0 || view.Protocols.ShadowWeighing.Count > 0;

    /// <summary>Each is reckoned when it is taken from the sequence, always on this view.</summary>
    /// <param name="most">Of each kind.</param>
    public static IEnumerable<object> Commands(TowerState view, DateTimeOffset now, TowerRules rules, int most) =>
        Impacts(view, now, rules).Take(most).Concat(Weighings(view, now, rules).Take(most)).Concat(Shadows(view, now, rules).Take(most));

    private static IEnumerable<object> Impacts(TowerState view, DateTimeOffset now, TowerRules rules) => view.Exceptions.ImpactDue.Keys.Select(id =>
    {
        var one = view.Exceptions.Open[id];
        return new RecordImpact(id, one.Revision, ImpactOf.Case(view, one, now, rules));
    });

    private static IEnumerable<object> Shadows(TowerState view, DateTimeOffset now, TowerRules rules) => view.Protocols.ShadowWeighing.Keys.Select(id => view.Protocols.ShadowDecisions[id])
        .Where(one => view.Exceptions.Open.ContainsKey(one.Case) && !view.Exceptions.ImpactDue.ContainsKey(one.Case))
        .Select(one => ShadowRuns.Weigh(view, one, now, rules));

    /// <summary>A run waits for the impact of its case, so that the options are reckoned against it.</summary>
    private static IEnumerable<object> Weighings(TowerState view, DateTimeOffset now, TowerRules rules) => view.Protocols.Weighing.Keys.Select(id => view.Protocols.Runs[id])
        .Where(run => view.Exceptions.Open.ContainsKey(run.Case) && !view.Exceptions.ImpactDue.ContainsKey(run.Case))
        .Select(run =>
        {
            var weighing = OptionWeigher.Weigh(view, run, now, rules);
            return new RecordOptions(run.Id, weighing.CaseRevision, weighing.Options, weighing.Relied) { Risk = weighing.Risk };
        });
}
