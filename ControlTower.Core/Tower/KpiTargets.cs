using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Core.Planning;
using ControlTower.Core.Tower.Routine;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower;

/// <summary>Figures have targets; one that is missed is a case, until it is met again.</summary>
internal static class KpiTargets
{
    private const string Met = "the target is met";

    public static Result<object> Set(Turn turn, SetKpiTarget set)
    {
        if (KpiCatalog.Find(set.Kpi) is null) return Refusal.NotFound($"The figure {set.Kpi}");
        if (turn.State.Planning.Targets.Find(set.Kpi) is var known && Equals(known, set.Target)) return Done.Well;
        turn.Record(new KpiTargetSet(set.Kpi, set.Target));
        if (set.Target is null) CaseKeeping.Heal(turn, [nameof(CaseKind.KpiMissed), set.Kpi], null, "it has no target any more");
        return Done.Well;
    }

    /// <summary>Before its time a target is not missed.</summary>
    public static Result<object> Judge(Turn turn, JudgeKpi judge)
    {
        RoutineTriggers.OfKpi(turn, judge.Kpi, judge.Value);
        if (turn.State.Planning.Targets.Find(judge.Kpi) is not { } target || target.By > turn.Now) return Done.Well;
        var known = turn.State.Exceptions.OpenAbout(CaseKind.KpiMissed, judge.Kpi);
        var missed = KpiMissesItsTarget.Judge(judge.Kpi, judge.Value, (target.Target, target.Direction == TargetDirection.AtLeast, target.Tolerance), known?.Deviation.BeganAt ?? turn.Now);
        if (missed is null) CaseKeeping.Heal(turn, [nameof(CaseKind.KpiMissed), judge.Kpi], null, Met);
        else if (known?.Deviation.Title != missed.Title || known.Status == CaseStatus.ReturnedToNormal) CaseKeeping.Find(turn, missed, null);
        return Done.Well;
    }
}
