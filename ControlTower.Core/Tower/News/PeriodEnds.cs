using ControlTower.Core.Planning;

namespace ControlTower.Core.Tower.News;

/// <summary>Periods that are over are looked at once each: what came of them is final as far as anybody told.</summary>
internal static class PeriodEnds
{
    /// <param name="due">Ids of <see cref="PlanningState.Ends"/>.</param>
    public static void LookAt(Turn turn, IReadOnlyList<string> due)
    {
        if (due.Count == 0) return;
        var ended = new List<EndedPeriod>();
        foreach (var id in due)
        {
            var (site, item, kind, start) = PlanningState.ReadEnd(id);
            if (kind is { } planned) ended.AddRange(OfPlan(turn, (site, item, planned)));
            else ended.Add(OfDemand(turn, (site, item), (start!.Value, turn.State.Planning.Ends.ById[id])));
        }
        turn.Conclude(new PeriodsEnded(ended));
    }

    private static IEnumerable<EndedPeriod> OfPlan(Turn turn, (string Site, string Item, PlanKind Kind) of)
    {
        foreach (var period in turn.State.Planning.PlanOf(of.Site, of.Item, of.Kind).EndedBy(turn.Now))
        {
            // Figures beyond what can be reckoned with must not keep the bell from ringing.
            turn.TryPart(() => PlanNews.Judge(turn, of, period, null));
            yield return new(of.Site, of.Item, of.Kind, period.Start);
        }
    }

    private static EndedPeriod OfDemand(Turn turn, (string Site, string Item) where, (DateTimeOffset Start, DateTimeOffset End) period)
    {
        turn.TryPart(() => DemandNews.End(turn, where, period));
        return new(where.Site, where.Item, null, period.Start);
    }
}
