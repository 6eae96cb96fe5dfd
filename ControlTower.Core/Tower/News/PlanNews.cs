using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>Plans of planning systems, and what comes of them: where a plan covers a period, it is the baseline.</summary>
internal static class PlanNews
{
    private const string Against = "against the published plan";

    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var of = (data.Text("site"), data.Text("item"), Kind: Enum.Parse<PlanKind>(data.Text("kind"), ignoreCase: true));
        var start = data.InstantOrNull("periodStart")!.Value;
        var end = EndOf(turn.State, of.Item1, data, data.Text("period"));
        turn.Record(new PlanPublished(of.Item1, of.Item2, of.Kind, start, end, data.Amount("quantity"), AmountOrNull(data, "lower"), AmountOrNull(data, "upper")), signal.Time);
        // Of a period that is over it only sets the baseline; of one to come there is nothing to say yet.
        if (start <= turn.Now && turn.Now < end && turn.State.Planning.PlanOf(of.Item1, of.Item2, of.Kind).At(start) is { Actual: not null } running) Judge(turn, of, running, SignalToCase.Ref(signal));
    }

    /// <summary>Something was made or came in at a moment.</summary>
    /// <returns>False where no plan covers the moment.</returns>
    public static bool Counted(Turn turn, (string Site, string Item, PlanKind Kind) of, DateTimeOffset at, string reference) => Judge(turn, of, (at, at), reference);

    /// <returns>False where no plan covers the span.</returns>
    public static bool Judge(Turn turn, (string Site, string Item, PlanKind Kind) of, (DateTimeOffset From, DateTimeOffset Until) span, string reference)
    {
        if (turn.State.Planning.PlanOf(of.Site, of.Item, of.Kind).Covering(span.From, span.Until) is not { } period) return false;
        Judge(turn, of, period, reference);
        return true;
    }

    public static void Judge(Turn turn, (string Site, string Item, PlanKind Kind) of, PlanPeriod period, string? reference)
    {
        var series = turn.State.Planning.PlanOf(of.Site, of.Item, of.Kind);
        // Of demand that nobody ever told of, nothing is known, not that there is none.
        if (of.Kind == PlanKind.Demand && period.Actual is null && turn.State.Planning.DemandOf(of.Site, of.Item).Periods.IsEmpty) return;
        var (actual, band, where) = (period.Actual ?? Quantity.Zero, series.BandOf(period), (of.Site, of.Item));
        var plan = (band.Plan, band.Lower, band.Upper);
        var at = (Over: period.End <= turn.Now, Newest: series.IsNewest(period, turn.Now));
        switch (of.Kind)
        {
            case PlanKind.Demand:
                DemandNews.Settle(turn, where, Named(DemandIsUnusual.Judge(where, actual, plan, period.Start)), at, reference);
                break;
            case PlanKind.Production:
                Settle(turn, [nameof(CaseKind.ProductionShortfall), of.Site, of.Item], Named(PlanIsNotMet.OfProduction(where, actual, plan, period.Start)), at, reference);
                break;
            default:
                Settle(turn, [nameof(CaseKind.InboundShortfall), of.Site, of.Item], Named(PlanIsNotMet.OfInbound(where, actual, plan, period.Start)), at, reference);
                break;
        }
    }

    /// <summary>When the period that a signal tells of is over, by the clock of its site.</summary>
    public static DateTimeOffset EndOf(TowerState state, string site, JsonElement data, string period)
    {
        var zone = state.Network.Sites[site].Entry.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;
        return PeriodEnd.Of(data.GetProperty("periodStart").GetDateTimeOffset(), period, zone);
    }

    /// <summary>What is missing may still come while the period runs; what has come heals at once.</summary>
    private static void Settle(Turn turn, IReadOnlyList<string> key, Deviation? found, (bool Over, bool Newest) period, string? reference)
    {
        if (found is null && period.Newest) CaseKeeping.Heal(turn, key, reference, "the plan is met");
        if (found is not null && period.Over) CaseKeeping.Find(turn, found, reference);
    }

    private static Deviation? Named(Deviation? found) => found is null ? null : found with { Reason = Against };

    private static Quantity? AmountOrNull(JsonElement data, string name) => data.NumberOrNull(name) is { } units ? Quantity.Of(units) : null;
}
