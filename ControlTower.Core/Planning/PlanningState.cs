using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>What was asked for, by site, item and period, and what was planned: the baselines that deviations are measured against.</summary>
public sealed record PlanningState(OrdinalMap<DemandHistory> Demand)
{
    public static PlanningState Empty { get; } = new(OrdinalMap<DemandHistory>.Empty);

    /// <summary>By site, item and kind.</summary>
    public OrdinalMap<PlanSeries> Plans { get; init; } = OrdinalMap<PlanSeries>.Empty;

    /// <summary>What was made and what came in, by site, item and kind.</summary>
    public OrdinalMap<RecentActuals> Recent { get; init; } = OrdinalMap<RecentActuals>.Empty;

    /// <summary>When periods are over that nobody has looked at; ids as <see cref="EndOf(string, string, PlanKind)"/> gives them.</summary>
    public DueTimes Ends { get; init; } = DueTimes.None;

    /// <summary>What figures are to reach, by their ids.</summary>
    public OrdinalMap<KpiTarget> Targets { get; init; } = OrdinalMap<KpiTarget>.Empty;

    public DemandHistory DemandOf(string site, string item) => Demand.Find(Keys.Of(site, item)) ?? DemandHistory.Empty;

    public PlanSeries PlanOf(string site, string item, PlanKind kind) => Plans.Find(Keys.Of(site, item, Word(kind))) ?? PlanSeries.Empty;

    /// <summary>Items of a site that have a plan, with its kind, in order of item.</summary>
    public IEnumerable<(string Item, PlanKind Kind)> PlannedAt(string site) => Plans.WithPrefix(Keys.Prefix(site))
        .Select(pair => pair.Key.Split(Keys.Separator)).Select(parts => (parts[1], Enum.Parse<PlanKind>(parts[2], ignoreCase: true)));

    public static string Word(PlanKind kind) => kind switch { PlanKind.Demand => "demand", PlanKind.Production => "production", _ => "inbound" };

    /// <summary>Due when the next period of a plan is over.</summary>
    internal static string EndOf(string site, string item, PlanKind kind) => Keys.Of(site, item, Word(kind));

    /// <summary>Due when a period is over in which demand was observed.</summary>
    internal static string EndOf(string site, string item, DateTimeOffset start) => Keys.Of(site, item, Keys.Part(start));

    /// <summary>The kind is null where the id is of observed demand, and the start where it is of a plan.</summary>
    internal static (string Site, string Item, PlanKind? Kind, DateTimeOffset? Start) ReadEnd(string id)
    {
        var parts = id.Split(Keys.Separator);
        return long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? (parts[0], parts[1], null, new DateTimeOffset(ticks, TimeSpan.Zero))
            : (parts[0], parts[1], Enum.Parse<PlanKind>(parts[2], ignoreCase: true), null);
    }
}
