using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>
/// Demand, held against its plan, or against what was usual where none covers the period. Too much is too much at once; too little is
/// so only when the period is over, for until then more may come.
/// </summary>
internal static class DemandNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (site, item, start, period) = (data.Text("site"), data.Text("item"), data.InstantOrNull("periodStart")!.Value, data.Text("period"));
        var end = PlanNews.EndOf(turn.State, site, data, period);
        turn.Record(new DemandObserved(site, item, data.Amount("quantity"), start, PeriodHours(period)) { PeriodEnd = end }, start);
        Judge(turn, (site, item), (start, end), SignalToCase.Ref(signal));
    }

    /// <summary>The period is over.</summary>
    public static void End(Turn turn, (string Site, string Item) where, (DateTimeOffset Start, DateTimeOffset End) period)
    {
        // Where a plan covers it, the plan's own end is what counts.
        if (turn.State.Planning.PlanOf(where.Site, where.Item, PlanKind.Demand).Covering(period.Start, period.End) is null) JudgeByHistory(turn, where, (period.Start, true), null);
    }

    public static void Settle(Turn turn, (string Site, string Item) where, Deviation? found, (bool Over, bool Newest) period, string? reference)
    {
        var low = found?.Kind == CaseKind.DemandSlump;
        if (low && !period.Over) return;
        if (found is not null) CaseKeeping.Find(turn, found, reference);
        // A late word about an earlier period does not tell how things are now.
        if (!period.Newest) return;
        if (!low) Heal(CaseKind.DemandSlump);
        if (found?.Kind != CaseKind.DemandSurge && period.Over) Heal(CaseKind.DemandSurge);

        void Heal(CaseKind kind) => CaseKeeping.Heal(turn, [kind.ToString(), where.Site, where.Item], reference, "demand is usual again");
    }

    private static void Judge(Turn turn, (string Site, string Item) where, (DateTimeOffset Start, DateTimeOffset End) period, string reference)
    {
        if (PlanNews.Judge(turn, (where.Site, where.Item, PlanKind.Demand), period, reference)) return;
        JudgeByHistory(turn, where, (period.Start, period.End <= turn.Now), reference);
    }

    private static void JudgeByHistory(Turn turn, (string Site, string Item) where, (DateTimeOffset Start, bool Over) period, string? reference)
    {
        var history = turn.State.Planning.DemandOf(where.Site, where.Item);
        if (history.BaselineBefore(period.Start) is not { } usual) return;
        var found = DemandIsUnusual.Judge(where, history.In(period.Start), (usual.Median, usual.Lower, usual.Upper), period.Start);
        Settle(turn, where, found, (period.Over, history.IsLatest(period.Start)), reference);
    }

    private static decimal PeriodHours(string period) => period switch { "hour" or "PT1H" => 1, "week" or "P7D" or "P1W" => 168, "month" or "P1M" => 730, _ => 24 };
}
