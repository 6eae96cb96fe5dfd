using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Network;

/// <summary>How a period stands against its band.</summary>
public enum PlanStanding { ToCome, Running, Unknown, Within, Below, Above }

/// <summary>One period of a plan, with the band that it is held against.</summary>
public sealed record PlanRow(DateTimeOffset Start, DateTimeOffset End, PlanBand Band, Quantity? Actual, PlanStanding Standing)
{
    public bool Deviates => Standing is PlanStanding.Below or PlanStanding.Above;
}

/// <summary>The plan of one item at a site and what came of it.</summary>
/// <param name="Items">Those with a plan there, each once.</param>
/// <param name="Kinds">Of the chosen item.</param>
/// <param name="Rows">In order of time; where there are more, those around now.</param>
public sealed record PlanView(IReadOnlyList<string> Items, IReadOnlyList<PlanKind> Kinds, string? Item, PlanKind Kind, IReadOnlyList<PlanRow> Rows)
{
    /// <summary>Periods that are drawn and listed; the export has all.</summary>
    public const int Most = 56;

    /// <summary>Of them so many lie ahead where both sides have more.</summary>
    private const int Ahead = 14;

    public static PlanView None { get; } = new([], [], null, PlanKind.Demand, []);

    /// <param name="item">Null, or one without a plan, takes the first.</param>
    /// <param name="kind">Null, or one that the item has no plan of, takes its first.</param>
    public static PlanView Of(TowerState state, string site, string? item, PlanKind? kind)
    {
        var planned = state.Planning.PlannedAt(site).ToList();
        if (planned.Count == 0) return None;
        var chosen = planned.Any(one => one.Item == item) ? item! : planned[0].Item;
        var kinds = planned.Where(one => one.Item == chosen).Select(one => one.Kind).Order().ToList();
        var shown = kind is { } asked && kinds.Contains(asked) ? asked : kinds[0];
        return new([.. planned.Select(one => one.Item).Distinct(StringComparer.Ordinal)], kinds, chosen, shown, Around(state, site, chosen, shown));
    }

    /// <summary>All periods that are kept.</summary>
    public static IReadOnlyList<PlanRow> All(TowerState state, string site, string item, PlanKind kind)
    {
        var series = state.Planning.PlanOf(site, item, kind);
        return [.. series.Periods.Select(period => RowOf(series, period, kind, state.RecordedAt))];
    }

    private static List<PlanRow> Around(TowerState state, string site, string item, PlanKind kind)
    {
        var series = state.Planning.PlanOf(site, item, kind);
        var begun = series.Periods.Count(period => period.Start <= state.RecordedAt);
        var until = Math.Min(series.Periods.Length, Math.Max(Most, begun + Ahead));
        return [.. series.Periods.Take(until).Skip(Math.Max(0, until - Most)).Select(period => RowOf(series, period, kind, state.RecordedAt))];
    }

    private static PlanRow RowOf(PlanSeries series, PlanPeriod period, PlanKind kind, DateTimeOffset now)
    {
        var band = series.BandOf(period);
        return new(period.Start, period.End, band, period.Actual, StandingOf(band, period, kind, now));
    }

    /// <summary>What is too little while the period runs may still come; too much is told of demand only.</summary>
    private static PlanStanding StandingOf(PlanBand band, PlanPeriod period, PlanKind kind, DateTimeOffset now)
    {
        if (kind == PlanKind.Demand && period.Actual > band.Upper) return PlanStanding.Above;
        if (period.Start > now) return PlanStanding.ToCome;
        if (period.End > now) return PlanStanding.Running;
        return period.Actual is not { } actual ? PlanStanding.Unknown : actual < band.Lower ? PlanStanding.Below : PlanStanding.Within;
    }
}
