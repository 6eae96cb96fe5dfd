using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>What was asked for, by site, item and period: the baseline that a surge or slump is measured against.</summary>
public sealed record PlanningState(OrdinalMap<DemandHistory> Demand)
{
    public static PlanningState Empty { get; } = new(OrdinalMap<DemandHistory>.Empty);

    public DemandHistory DemandOf(string site, string item) => Demand.Find(Keys.Of(site, item)) ?? DemandHistory.Empty;
}
