using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Planning;

/// <summary>How plans, and what came of them, change with each fact.</summary>
internal static class PlanningApply
{
    public static PlanningState Apply(PlanningState state, Fact fact) => fact.Body switch
    {
        DemandObserved observed => Observe(state, observed, fact.RecordedAt),
        ProductionObserved made => Count(state, (made.Site, made.Item, PlanKind.Production), made.Quantity, fact.OccurredAt),
        StockReceived received => Count(state, (received.Site, received.Item, PlanKind.Inbound), received.Quantity, fact.OccurredAt),
        StockAdjusted { Reason: AdjustmentReason.Receipt } adjusted => Count(state, (adjusted.Site, adjusted.Item, PlanKind.Inbound), adjusted.Delta, fact.OccurredAt),
        PlanPublished published => Publish(state, published, fact.RecordedAt),
        KpiTargetSet set => state with { Targets = set.Target is { } target ? state.Targets.Set(set.Kpi, target) : state.Targets.Remove(set.Kpi) },
        PeriodsEnded ended => ended.Periods.Aggregate(state, End),
        _ => state,
    };

    private static PlanningState Observe(PlanningState state, DemandObserved observed, DateTimeOffset now)
    {
        var (site, item, start) = (observed.Site, observed.Item, observed.PeriodStart);
        var next = state with { Demand = state.Demand.Set(Keys.Of(site, item), state.DemandOf(site, item).With(start, observed.Quantity)) };
        if (observed.PeriodEnd is not { } end) return next;
        if (end > now) next = next with { Ends = next.Ends.With(PlanningState.EndOf(site, item, start), end) };
        return WithActual(next, (site, item, PlanKind.Demand), observed.Quantity, (start, end));
    }

    private static PlanningState Count(PlanningState state, (string Site, string Item, PlanKind Kind) of, Quantity quantity, DateTimeOffset at)
    {
        var key = Keys.Of(of.Site, of.Item, PlanningState.Word(of.Kind));
        var recent = (state.Recent.Find(key) ?? RecentActuals.Empty).With(at, quantity);
        return WithActual(state with { Recent = state.Recent.Set(key, recent) }, of, quantity, (at, at));
    }

    private static PlanningState WithActual(PlanningState state, (string Site, string Item, PlanKind Kind) of, Quantity quantity, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var key = Keys.Of(of.Site, of.Item, PlanningState.Word(of.Kind));
        return state.Plans.TryGetValue(key, out var series) ? state with { Plans = state.Plans.Set(key, series.WithActual(span.From, span.Until, quantity)) } : state;
    }

    private static PlanningState Publish(PlanningState state, PlanPublished published, DateTimeOffset now)
    {
        var (site, item, kind) = (published.Site, published.Item, published.Kind);
        var series = state.PlanOf(site, item, kind);
        var known = series.At(published.PeriodStart) is { } before && before.End == published.PeriodEnd ? before : null;
        var period = new PlanPeriod(published.PeriodStart, published.PeriodEnd, published.Quantity, published.Lower, published.Upper)
        {
            Actual = known is not null ? known.Actual : KnownOf(state, published),
            Judged = known is { Judged: true } || published.PeriodEnd <= now,
        };
        return WithSeries(state, (site, item, kind), series.With(period));
    }

    /// <summary>What was told of the period before it was planned, as far as that is kept.</summary>
    private static Quantity? KnownOf(PlanningState state, PlanPublished published)
    {
        var (from, until) = (published.PeriodStart, published.PeriodEnd);
        return published.Kind == PlanKind.Demand
            ? state.DemandOf(published.Site, published.Item).Within(from, until)
            : state.Recent.Find(Keys.Of(published.Site, published.Item, PlanningState.Word(published.Kind)))?.Within(from, until);
    }

    /// <summary>Where nothing was told of a period that is over, nothing was made and nothing came in; of demand only where any was ever told.</summary>
    private static PlanningState End(PlanningState state, EndedPeriod ended)
    {
        if (ended.Kind is not { } kind) return state with { Ends = state.Ends.With(PlanningState.EndOf(ended.Site, ended.Item, ended.Start), null) };
        var series = state.PlanOf(ended.Site, ended.Item, kind);
        if (series.At(ended.Start) is not { } period) return WithSeries(state, (ended.Site, ended.Item, kind), series);
        var silent = kind == PlanKind.Demand && state.DemandOf(ended.Site, ended.Item).Periods.IsEmpty;
        return WithSeries(state, (ended.Site, ended.Item, kind), series.With(period with { Judged = true, Actual = period.Actual ?? (silent ? null : Quantity.Zero) }));
    }

    private static PlanningState WithSeries(PlanningState state, (string Site, string Item, PlanKind Kind) of, PlanSeries series) => state with
    {
        Plans = state.Plans.Set(Keys.Of(of.Site, of.Item, PlanningState.Word(of.Kind)), series),
        Ends = state.Ends.With(PlanningState.EndOf(of.Site, of.Item, of.Kind), series.NextEnd()),
    };
}
